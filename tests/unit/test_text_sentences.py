import pytest

from auditor.text.sentences import sentence_spans, sentences_of


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n ", 0),
        ("The U.S. Department of State issues passports. You can apply online at any time.", 2),
        ("Contact Dr. Smith or Ms. Jones in the main office. They will help you apply today.", 2),
        ("The rate is 3.5 percent for loans of less than $1.5 million in most states.", 1),
        ("Under 29 C.F.R. 1910.134(a)(1) your employer must give you a respirator.", 1),
        ("Call us at 202.555.0143 or 1.800.555.0199 to speak with a person about claims.", 1),
        ("Go to www.irs.gov/forms-pubs or https://www.ssa.gov/forms/ss-5.pdf for the form.", 1),
        ("Email help.desk@agency.gov or write to P.O. Box 123 in Washington, D.C. 20500.", 1),
        ("Bring proof of identity, e.g. a passport or driver license, to your appointment.", 1),
        ("See Pub. No. 501 for details on who you can claim. It lists every rule.", 2),
        ("The answer is no. You must apply again.", 2),
        ("Enter your name... then choose the button marked next.", 1),
        ("Sign in. Apply now. Get help.", 3),
        ("The office opens at 8 a.m. The phone line opens later in the day.", 2),
        ("J. Edgar Hoover led the F.B.I. for many years before he died in 1972.", 1),
        ("The notice says “Your claim is closed.” You can ask us to look at it again.", 2),
        ("1. Fill out the form.", 1),
        ("Do you need help? Call us! We answer every day.", 3),
        ("Medicare Part B. Medicare pays most of it.", 2),
        ("Use Form A. Send it to us.", 2),
        ("Brown v. Board of Education changed our schools.", 1),
        ("Report it to the state you live in. Contact your local office.", 2),
        ("Stay out of the sun. Wear a hat.", 2),
        ("We are open Sat. 9 to 5 and closed on Sunday.", 1),
        ("If he lives in the U.S. Contact him there.", 2),
        ("The rule ended.[1] A new one began.² It is in force.", 3),
        ("See 36.406(f)(2). Section 5 says more.", 2),
        ("Visit ssa.gov. Section two follows.", 2),
        ("It is free by law. ssa.gov never asks. eFile does.", 3),
        ("Go there, e.g. ssa.gov or iPhone shops.", 1),
        ("It is in that format. (ii) Audio description comes next.", 2),
        ("It is in that format (see Sec. (b) Audio) and others.", 1),
        ("In Arizona ex rel. Goddard v. Harkins, the court held so.", 1),
        ("In Olmstead v. L.C. ex rel. Zimring, 527 U.S. 581, it did.", 1),
        ("In Smith v. 3M Co. the court did not.", 1),
        ("Call Mon. through Fri. from 9 a.m. to 5 p.m. Eastern time.", 1),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("El Sr. Pérez vive en EE. UU. desde 1990. Trabaja aquí.", 2),
        ("Traiga una identificación, p. ej. un pasaporte.", 1),
        ("Abrimos a las 8 a. m. y cerramos a las 5 p. m. Los sábados no abrimos.", 2),
        ("¿Necesita ayuda? ¡Llámenos! Estamos aquí.", 3),
        ("Vea el art. 5 y la núm. 7. Uds. deben firmar.", 2),
        ("La respuesta es no. Puede apelar.", 2),
        ("El caso Brown v. Board cambió las escuelas.", 1),
        ("La Dra. García y el Lic. Gómez le ayudan.", 1),
    ],
)
def test_spanish_has_abbreviations_of_its_own(text: str, count: int) -> None:
    assert len(sentence_spans(text, "es")) == count


def test_spans_point_at_the_sentence_without_white_space() -> None:
    text = "  Apply now.  It is free. "
    assert [text[start:end] for start, end in sentence_spans(text)] == ["Apply now.", "It is free."]
