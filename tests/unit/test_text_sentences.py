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
        ("Mail it to 12 Main St., Apt. B, Springfield. We read it.", 2),
        ("She lives in Apt. A, behind the shop. He lives next door.", 2),
        ("Come to Bldg. Four, Fl. Two, Rm. 5 of the center.", 1),
        ("Send it to Attn. Claims, Dept. Health, Ste. Five.", 1),
        ("Ask at Rm. C, Blk. Nine, Twp. Clerk. They help.", 2),
        ("That is apt. Parking is free.", 2),
        ("We moved to the 2nd Fl. Please ring the bell.", 2),
        ("Go there by 12 Oak Terr. We wait.", 2),
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
        ("Acuda a la Avenida 51, entre 5 y 5ª col. Felipe Carrillo Puerto, C.P. 97208, Mérida.", 1),
        ("Está en Calz. de Tlalpan no. 4800 int. Cuatro esq. Viaducto, fracc. Las Flores. Abre hoy.", 2),
        ("Vive en Blvd. Mateos núm. 5, ext. Norte, Deleg. Tlalpan, Edo. de México.", 1),
        ("Siga por Carr. Federal km. 5, Mz. A, Lt. 4, Prol. Hidalgo.", 1),
        ("Vaya al 1er. Piso, a la 2a. Sala. Ahí le atienden.", 2),
        ("Según el artículo 5o. Corresponde a la ley.", 2),
        ("El Inc. Primero y la Frac. Tercera lo dicen. Firme aquí.", 2),
    ],
)
def test_spanish_has_abbreviations_of_its_own(text: str, count: int) -> None:
    assert len(sentence_spans(text, "es")) == count


def test_spans_point_at_the_sentence_without_white_space() -> None:
    text = "  Apply now.  It is free. "
    assert [text[start:end] for start, end in sentence_spans(text)] == ["Apply now.", "It is free."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The fare goes up in May.You can still buy a card at the old price.Old cards stay valid.", 3),
        ("She said “Pay now.”Then she left. (It was late.)We stayed.", 4),
        ("The fee is $1,000.The limit is 20%.You pay it in 2024.They wait.", 4),
        ("Call us!We help.Why not?I am here.", 4),
        ("Vea esto en mayo.Puede comprar aquí. ¿Necesita ayuda?Llame.", 4),
        ("Login.Gov is safe, and Healthcare.gov too. Use Node.Js or Form.Pdf here.", 2),
        ("Mail John.Smith@Agency.Gov or see www.HUD.Gov/Path.Name today.", 1),
        ("Call System.Out.Println now.", 1),
        ("1.Apply online now.", 1),
    ],
)
def test_a_stop_before_a_capital_ends_a_sentence_without_a_space(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


@pytest.mark.parametrize(
    "mark", ["*", "†", "**", "[1]", "[2, 3]", "[4–6]", "[b]", "¹", "¹²", "¹,²", "ᵃ", "”", "’)", ".”¹"]
)
def test_marks_of_footnotes_and_closing_signs_belong_to_the_sentence_before_them(mark: str) -> None:
    assert sentences_of(f"We pay the rent.{mark} Bring the letter.") == [f"We pay the rent.{mark}", "Bring the letter."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Come to 12 Main St. Bring your card. Park at 5 Oak Ave. Parking is free there.", 4),
        ("He lives in St. Louis. She visits St. Paul and St. Mary's in May.", 2),
        ("Mail it to 12 Main St. Elmwood, CA 90000 today.", 1),
        ("Go to 5 Elm Dr. Suite 4 and ask Dr. Lee. It is at 5 Elm Dr. Parking is free.", 3),
        ("The U.S. Mail takes three days.", 1),
        ("You get your card by U.S. Mail within ten days.", 1),
        ("If you live in the U.S. Mail the form to us.", 2),
        ("The U.S. Check Fraud Office and the U.S. First Circuit help.", 1),
        ("We are open until 5 p.m. Parking is free.", 2),
        ("It opens at 9 a.m. Monday is a holiday.", 1),
        ("It is open from 7 a.m. to 9 a.m. Monday. Ask there.", 2),
        ("Is there a fee? No. You pay nothing. See No. 5 for more.", 4),
        ("He sued Acme Inc. The firm is big. We wrote to Acme Inc. Holdings in May.", 3),
        ("He sued Acme Inc. Lawyers are expensive.", 2),
    ],
)
def test_what_follows_an_abbreviation_tells_whether_it_ends_the_sentence(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count
