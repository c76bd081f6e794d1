"""How long each step of a visit may take, and how far it may go."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a visit: times in seconds, quiet in ms, Tab stops. Each step is bounded by itself."""

    visit_s: float = 240  # all of a visit: whatever has no limit of its own ends with this one
    load_s: float = 30
    settle_s: float = 10
    quiet_ms: int = 400
    probe_s: float = 20  # each fact by itself
    axe_s: float = 90
    frame_s: float = 15
    third_party_frame_s: float = 4
    act_s: float = 90  # each interaction, all its steps together
    pictures_s: float = 60
    walk_s: float = 20
    walk_stops: int = 150
    phone_settle_s: float = 2
    phone_quiet_ms: int = 100
    submit_forms: bool = False  # send forms empty, to see their errors; only where the user said it is safe
