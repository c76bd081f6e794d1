import pytest

from auditor.artifacts import TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.text.remarks import Level, Remark
from auditor.text.review import review


def remarks(text: str, *rules: str) -> list[Remark]:
    found = review([TextBlock(kind="paragraph", text=text, selector="p")], lang="es").remarks
    return [each for each in found if each.rule in (rules or ("hard-word", "wordy-phrase"))]


@pytest.mark.parametrize(
    ("text", "plain", "level"),
    [
        ("Llame a la oficina a fin de recibir ayuda.", "Llame a la oficina para recibir ayuda.", Level.HINT),
        ("Responda a la brevedad posible a la carta.", "Responda cuanto antes a la carta.", Level.FINDING),
        (
            "A la mayor brevedad, envíe los documentos a la oficina.",
            "Cuanto antes, envíe los documentos a la oficina.",
            Level.FINDING,
        ),
        (
            "Hay centros de ayuda a nivel nacional para las familias.",
            "Hay centros de ayuda en todo el país para las familias.",
            Level.HINT,
        ),
        (
            "Envíe el formulario con anterioridad al 5 de mayo de este año.",
            "Envíe el formulario antes del 5 de mayo de este año.",
            Level.FINDING,
        ),
        (
            "Debe llegar con anterioridad a su cita con el médico.",
            "Debe llegar antes de su cita con el médico.",
            Level.FINDING,
        ),
        (
            "Los pagos con posterioridad a esa fecha tienen un recargo.",
            "Los pagos después de esa fecha tienen un recargo.",
            Level.FINDING,
        ),
        ("Puede apelar con posterioridad al juicio.", "Puede apelar después del juicio.", Level.FINDING),
        ("Use este número con el fin de pagar su cuenta.", "Use este número para pagar su cuenta.", Level.HINT),
        ("Se creó con el propósito de ayudar a las familias.", "Se creó para ayudar a las familias.", Level.FINDING),
        ("Preguntas en lo referente a su caso se hacen aquí.", "Preguntas sobre su caso se hacen aquí.", Level.HINT),
        ("En lo concerniente a su solicitud, espere una carta.", "Sobre su solicitud, espere una carta.", Level.HINT),
        (
            "La oficina cerró debido al hecho de que llovió mucho.",
            "La oficina cerró porque llovió mucho.",
            Level.FINDING,
        ),
        ("Cerramos a causa de que no hay luz.", "Cerramos porque no hay luz.", Level.FINDING),
        ("A pesar del hecho de que llovió, la oficina abrió.", "Aunque llovió, la oficina abrió.", Level.FINDING),
        ("Se negó en virtud de que faltan documentos.", "Se negó porque faltan documentos.", Level.FINDING),
        ("No se paga en razón de que venció el plazo.", "No se paga porque venció el plazo.", Level.FINDING),
        (
            "La cuota se calcula en base a su ingreso anual.",
            "La cuota se calcula con base en su ingreso anual.",
            Level.FINDING,
        ),
        ("Decidimos en base al tamaño de la familia.", "Decidimos con base en el tamaño de la familia.", Level.FINDING),
        (
            "El pago se hace en base a lo que usted gana.",
            "El pago se hace con base en lo que usted gana.",
            Level.FINDING,
        ),
        ("Llegue una hora previo a su cita.", "Llegue una hora antes de su cita.", Level.FINDING),
        ("Firme la carta previo al inicio de la obra.", "Firme la carta antes del inicio de la obra.", Level.FINDING),
        ("Previo a que firme, lea todo el contrato.", "Antes de que firme, lea todo el contrato.", Level.FINDING),
        ("No obstante lo anterior, puede apelar.", "Sin embargo, puede apelar.", Level.FINDING),
        ("Perdió el plazo y por ende no recibe la ayuda.", "Perdió el plazo y por eso no recibe la ayuda.", Level.HINT),
        ("Posteriormente, envíe el pago a la oficina.", "Después, envíe el pago a la oficina.", Level.HINT),
        (
            "Se hace de su conocimiento que la oficina cerrará el lunes.",
            "Le informamos que la oficina cerrará el lunes.",
            Level.FINDING,
        ),
        (
            "Nos permitimos informarle que su caso está cerrado.",
            "Le informamos que su caso está cerrado.",
            Level.FINDING,
        ),
        ("Debe dar cumplimiento a la ley del estado.", "Debe cumplir con la ley del estado.", Level.FINDING),
        ("El dueño debe dar cumplimiento al contrato.", "El dueño debe cumplir con el contrato.", Level.FINDING),
        ("El condado debe dar respuesta a su carta.", "El condado debe responder a su carta.", Level.FINDING),
        ("Van a dar inicio a las obras en mayo.", "Van a empezar las obras en mayo.", Level.FINDING),
        ("Para dar inicio al trámite, llame hoy.", "Para empezar el trámite, llame hoy.", Level.FINDING),
        ("Puede hacer uso de la sala de lectura.", "Puede usar la sala de lectura.", Level.FINDING),
        ("Puede hacer uso del salón.", "Puede usar el salón.", Level.FINDING),
        ("Haga uso de la entrada del norte.", "Use la entrada del norte.", Level.FINDING),
        ("Los niños hacen uso de las computadoras.", "Los niños usan las computadoras.", Level.FINDING),
        ("Debe hacer entrega de los documentos hoy.", "Debe entregar los documentos hoy.", Level.FINDING),
        ("Haga entrega de la llave en la oficina.", "Entregue la llave en la oficina.", Level.FINDING),
        ("Puede aperturar una cuenta en el banco.", "Puede abrir una cuenta en el banco.", Level.FINDING),
        ("La oficina va a recepcionar los documentos.", "La oficina va a recibir los documentos.", Level.FINDING),
        ("Debe requisitar el formulario con tinta azul.", "Debe llenar el formulario con tinta azul.", Level.FINDING),
        ("Puede peticionar una copia de su acta.", "Puede pedir una copia de su acta.", Level.FINDING),
        ("El plan va a coadyuvar a reducir los costos.", "El plan va a ayudar a reducir los costos.", Level.FINDING),
        ("El programa busca coadyuvar con las familias.", "El programa busca ayudar a las familias.", Level.FINDING),
        ("Los años subsecuentes son gratis.", "Los años siguientes son gratis.", Level.FINDING),
        ("En la etapa subsecuente se firma.", "En la etapa siguiente se firma.", Level.FINDING),
        ("La solicitud llegó extemporáneamente.", "La solicitud llegó fuera de plazo.", Level.FINDING),
        ("Los huéspedes pueden pernoctar aquí.", "Los huéspedes pueden pasar la noche aquí.", Level.HINT),
        ("Conozca los requisitos de elegibilidad del programa.", "Conozca los requisitos del programa.", Level.HINT),
        ("Toda vez que no pagó, el servicio se corta.", "Porque no pagó, el servicio se corta.", Level.FINDING),
        ("El costo per cápita es de cinco dólares.", "El costo por persona es de cinco dólares.", Level.HINT),
        ("El inspector revisó la casa in situ.", "El inspector revisó la casa en el lugar.", Level.FINDING),
        ("Con fundamento en lo dispuesto por el artículo 5, pague.", "Según el artículo 5, pague.", Level.FINDING),
        ("Se paga con fundamento en lo dispuesto en la ley.", "Se paga según la ley.", Level.FINDING),
        ("Se niega con fundamento en lo establecido por el código.", "Se niega según el código.", Level.FINDING),
        (
            "Se multa, con fundamento en el reglamento, a todos.",
            "Se multa, según el reglamento, a todos.",
            Level.FINDING,
        ),
        ("Con fundamento en los artículos 3 y 4, se cierra.", "Según los artículos 3 y 4, se cierra.", Level.FINDING),
        ("Use los datos mencionados ut supra.", "Use los datos mencionados arriba.", Level.FINDING),
        ("La ley citada ut supra lo dice.", "La ley citada arriba lo dice.", Level.FINDING),
        ("El convenio signado ayer vale un año.", "El convenio firmado ayer vale un año.", Level.HINT),
        ("La carta signada por el juez llegó.", "La carta firmada por el juez llegó.", Level.HINT),
        ("Van a turnar su queja a otra oficina.", "Van a enviar su queja a otra oficina.", Level.HINT),
        ("Deben sustanciar el caso en un mes.", "Deben tramitar el caso en un mes.", Level.HINT),
        ("Queremos eficientar los pagos.", "Queremos mejorar los pagos.", Level.HINT),
        ("En el momento actual no hay citas.", "Ahora no hay citas.", Level.FINDING),
        ("Se cerró con el objeto de ahorrar dinero.", "Se cerró para ahorrar dinero.", Level.FINDING),
        ("Abrió con la finalidad de ayudar a todos.", "Abrió para ayudar a todos.", Level.FINDING),
    ],
)
def test_a_mechanical_replacement_makes_a_good_sentence(text: str, plain: str, level: Level) -> None:
    (found,) = remarks(text)
    assert found.suggestion is not None
    assert (text[: found.start] + found.suggestion + text[found.end :], found.level) == (plain, level)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("El plan se aplica a nivel de condado y de ciudad.", "a nivel de"),
        ("Debe dar aviso previo a los inquilinos.", "dar aviso"),
        ("Asimismo, debe traer su licencia.", "Asimismo"),
        ("Quien no pague se hará acreedor a una multa.", "se hará acreedor"),
        ("Favor de llenar la solicitud con tinta azul.", "Favor de"),
        ("Por medio de la presente le informamos del cambio.", "Por medio de la presente"),
        ("Por este conducto le envío la carta.", "Por este conducto"),
        ("Traiga el formulario y una copia del mismo.", "del mismo"),
        ("Entregue la solicitud para que la misma sea válida.", "la misma"),
        ("Llene la solicitud y los datos relacionados con la misma durante el año.", "con la misma"),
        ("El pago llegó tarde, ocasionando una multa.", "ocasionando"),
        ("Faltan documentos, debiendo el solicitante presentarlos.", "debiendo"),
        ("Esto puede resultar en una multa.", "resultar en"),
        ("Debe remover la nieve de la acera.", "remover"),
        ("Si usted es elegible para el programa, llame.", "elegible para"),
        ("El Sr. Ruiz funge como director.", "funge como"),
        ("Eventualmente, la oficina le enviará una carta.", "Eventualmente"),
        ("El estado, en virtud de la ley, paga.", "en virtud de"),
        ("La oficina turnará su queja al juez.", "turnará"),
        ("El cambio redundará en mejores pagos.", "redundará en"),
    ],
)
def test_what_asks_for_another_sentence_is_a_hint_without_a_replacement(text: str, quote: str) -> None:
    (found,) = remarks(text)
    assert (found.quote, found.suggestion, found.level) == (quote, None, Level.HINT)


@pytest.mark.parametrize(
    "text",
    [
        "Pague a fin de mes en la oficina.",
        "La sustancia del agua es limpia.",
        "Es su turno en la fila.",
        "El agua llega a nivel de calle durante la tormenta.",
        "Abrimos con el fin de semana largo.",
        "Votaron a favor de la ley de vivienda.",
        "La oficina es la misma de siempre.",
        "Vive en la misma casa que su hijo, y al mismo tiempo trabaja.",
        "El niño llegó corriendo a la escuela, cantando.",
        "La crema se puede aplicar en la piel.",
        "Es la forma de pago más fácil.",
        "Si la misma persona llama de nuevo, tome nota.",
        "Trabaja en la misma oficina de siempre.",
        "El fallo del sistema fue corregido.",
        "Mantenga firme la escalera.",
        "La resolución de la foto es baja.",
        "Resulta que la oficina está cerrada.",
        "Tanto a nivel nacional como en la ciudad hay ayuda.",
        "Escriba “previo a su cita” en la línea.",
    ],
)
def test_everyday_spanish_is_left_alone(text: str) -> None:
    assert not remarks(text)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Complete la aplicación hoy.", "Complete la aplicación"),
        ("Llene la forma con tinta azul.", "Llene la forma"),
        ("Guarde la forma W-2 con su carta.", "forma W-2"),
        ("Podemos asistirle con su solicitud.", "asistirle"),
        ("El evento tomará lugar en el parque.", "tomará lugar"),
        ("Aplique en línea antes de mayo.", "Aplique en línea"),
        ("Traiga los documentos de soporte a la oficina.", "documentos de soporte"),
    ],
)
def test_false_friends_of_public_services_are_questions(text: str, quote: str) -> None:
    (found,) = remarks(text, "machine-translation-marks")
    assert (found.quote, found.level) == (quote, Level.HINT)


@pytest.mark.parametrize(
    "text",
    [
        "La crema se puede aplicar en la piel.",
        "Descargue la aplicación en su teléfono.",
        "Es la forma de pago más fácil.",
        "Debe asistir a la reunión del lunes.",
        "La ley se puede aplicar a los dueños.",
    ],
)
def test_the_same_words_in_their_spanish_sense_are_left_alone(text: str) -> None:
    assert not remarks(text, "machine-translation-marks")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Abrió con la finalidad de ayudar a todos.", "wordy-phrase"),
        ("Debe dar cumplimiento a la ley del estado.", "wordy-phrase"),
        ("El estado, en virtud de la ley, paga.", "wordy-phrase"),
        ("Traiga su licencia y/o su acta.", "wordy-phrase"),
        ("Asimismo, debe traer su licencia.", "hard-word"),
        ("Favor de llenar la solicitud con tinta azul.", "hard-word"),
        ("Debe remover la nieve de la acera.", "hard-word"),
    ],
)
def test_many_words_for_few_are_wordy_in_spanish_too(text: str, rule: str) -> None:
    assert [each.rule for each in remarks(text)] == [rule]


def test_of_a_phrase_and_a_hard_word_in_it_the_phrase_is_told() -> None:
    (found,) = remarks("Conozca los requisitos de elegibilidad del programa.")
    assert found.quote == "requisitos de elegibilidad"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Traiga su licencia y/o su acta.", "Traiga su licencia o su acta."),
        ("Pida la copia y/o otra prueba.", "Pida la copia u otra prueba."),
        ("Llame ayer y/o hoy.", "Llame ayer u hoy."),
        ("Vive en casa y/o Órgano.", "Vive en casa u Órgano."),
        ("Paga el dueño y/o el inquilino.", "Paga el dueño o el inquilino."),
    ],
)
def test_y_o_becomes_the_word_that_sounds_right(text: str, plain: str) -> None:
    (found,) = remarks(text)
    assert found.level is Level.FINDING
    assert found.suggestion is not None
    assert text[: found.start] + found.suggestion + text[found.end :] == plain


@pytest.mark.parametrize(
    "text",
    [
        "Se habló con la finalidad de la ley en la mano.",
        "Lo dijo con el propósito de la reunión.",
        "La oficina va a proceder a la entrega de los apoyos.",
        "Hay que realizar una inspección de la casa.",
        "Deben llegar a la conclusión de que es tarde.",
    ],
)
def test_what_would_leave_a_word_over_gets_no_replacement(text: str) -> None:
    assert [each.suggestion for each in remarks(text)] == [None]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("El alcalde va a hacer uso de la palabra.", "El alcalde va a hablar."),
        ("La oficina va a coadyuvar con el estado.", "La oficina va a ayudar al estado."),
        ("Se hizo con la finalidad de que todos voten.", "Se hizo para que todos voten."),
        ("Se hizo con el propósito de ayudarlos.", "Se hizo para ayudarlos."),
    ],
)
def test_the_replacement_agrees_with_the_next_word(text: str, plain: str) -> None:
    (found,) = remarks(text)
    assert text[: found.start] + (found.suggestion or "") + text[found.end :] == plain


def test_a_visit_to_the_doctor_that_follows_another_keeps_its_name() -> None:
    assert not remarks("Pida una cita subsecuente en la clínica.")


def test_phrases_are_told_without_the_rule_on_words() -> None:
    house = HouseStyle(rules_off=frozenset({"hard-word"}))
    block = TextBlock(kind="paragraph", text="Abrió con la finalidad de ayudar a todos.", selector="p")
    assert [each.rule for each in review([block], lang="es", house=house).remarks] == ["wordy-phrase"]
