"""Which sentences tell visitors that their time is limited."""

import pytest

from auditor_rules.accessibility.time_limits import tells_of_limit


@pytest.mark.parametrize(
    "sentence",
    [
        "Your session will expire in 15 minutes.",
        "Your session is about to time out.",
        "For your security you will be logged out after twenty minutes of inactivity.",
        "You have 30 minutes to complete this application.",
        "This page will time out after 1 hour.",
        "Please submit the form within 45 minutes.",
        "Su sesión caducará en 10 minutos.",
        "Por inactividad se cerrará la sesión.",
        "Dispone de veinte minutos para rellenar la solicitud.",
        "Votre session va expirer dans 5 minutes.",
        "This form must be completed within 30 minutes.",
        "La page se ferme après 20 minutes d'inactivité.",
        "If you are idle for 10 minutes we sign you out.",
    ],
)
def test_a_limit_is_known(sentence: str) -> None:
    assert tells_of_limit(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It takes about 15 minutes to complete this form.",
        "Your session will expire in 24 hours.",
        "You have 30 days to complete this application.",
        "Session cookies expire when you close your browser.",
        "The training session ends after 2 hours.",
        "The code expires in 10 minutes.",
        "Report a fire within 24 hours of the incident.",
        "We answer within 20 minutes.",
        "Your session was saved.",
        "Each speaker has a time limit of 3 minutes.",
        "Submit your report within 2 hours.",
        "The manager must sign off within 2 hours.",
        "Le délai maximal est de 2 heures.",
        "Sign out when you leave.",
    ],
)
def test_other_times_are_no_limit(sentence: str) -> None:
    assert not tells_of_limit(sentence)
