// Names of the visible controls that could stop, pause or hide what moves.
/** @type {Probe<Pick<Artifacts.Motion, "stoppers" | "players">>} */
export default (tools) => {
  const MAX_NAMES = 10,
    NAME_CHARS = 80,
    SHORT_NAME_CHARS = 40;
  const MOTION_WORD =
    "animation|motion|movement|moving|change|changing|update|updating|slide|slideshow|carousel|rotat|ticker|scroll|autoplay|video|refresh|défil|mouvement|movimiento|presentación";
  const STOPPER = new RegExp(
    `\\b(pause|pausing|paused|stop|freeze|halt|pausa|pausar|detener|parar|arrêter|anhalten|pausieren|stopp|suspend)\\b|\\b(hide|control|disable|turn off|toggle|reduce|slow|masquer|désactiver|ocultar)\\b.*(${MOTION_WORD})|\\b(frequency|interval|speed|how often|fréquence|vitesse|frecuencia|velocidad)\\b`,
    "i",
  );
  const STOPPER_CLASS = /(^|[\s_-])(pause|stop|playpause|play-pause)/i;
  const PLAYER = /\b(play|resume|start|lecture|reproducir|abspielen)\b/i;
  // A link to another page stops nothing here.
  const stoppers = [],
    players = [];
  // A picture counts beside a text too: the sign of a pause may stand there.
  const called = (el) => {
    const name = tools.nameOf(el),
      alt = tools.fold(el.querySelector("img[alt]")?.alt || "");
    return name.includes(alt) ? name : tools.fold(`${name} ${alt}`);
  };
  for (const el of tools.queryAll(
    'button,a[href^="#"],a[href^="javascript:"],summary,select,input:not([type=hidden],[type=password],[type=email]),[role=button],[role=switch]',
  )) {
    const name = called(el);
    const isStopper =
      STOPPER.test(name) ||
      (name.length < 3 &&
        STOPPER_CLASS.test(
          `${el.id} ${el.getAttribute("class") || ""} ${el.firstElementChild ? el.firstElementChild.getAttribute("class") || "" : ""}`,
        ));
    if (!isStopper && !(name.length < SHORT_NAME_CHARS && PLAYER.test(name))) continue;
    if (!tools.isVisible(el)) continue;
    const list = isStopper ? stoppers : players;
    if (list.length < MAX_NAMES) list.push(tools.clip(name || el.localName, NAME_CHARS));
  }
  return { stoppers, players };
};
