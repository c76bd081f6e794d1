"""How long each step of a visit may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Time limits of a visit in seconds; quiet in ms. Each step is bounded by itself."""

    visit_s: float = 240  # all of a visit: whatever has no limit of its own ends with this one
    load_s: float = 30
    settle_s: float = 10
    quiet_ms: int = 400
    probe_s: float = 20
    axe_s: float = 90
    frame_s: float = 15
    third_party_frame_s: float = 4
    pictures_s: float = 60
    phone_settle_s: float = 2
    phone_quiet_ms: int = 100
