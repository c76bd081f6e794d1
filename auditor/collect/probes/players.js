// Players: video and audio elements with what the browser already knows of them, and embedded players.
// Nothing is played, loaded or changed.
/** @type {Probe<Artifacts.Players>} */
export default (tools) => {
  const MAX_PLAYERS = 60;
  const MAX_WORDS = 120000; // characters of text that are read for the count of words
  const TEXT_CLIP_CHARS = 600;
  const MAX_NAMES = 6;
  // Sound tracks without sound take 250 to 400 bytes a second in AAC; the thinnest speech some 1000.
  const QUIET_BYTES = 400,
    QUIET_BYTES_PER_S = 500;
  const TRANSCRIPT =
    /transcri|trascri|text[- ]?(only )?(version|alternative|equivalent)|(read|view) the (text|speech|remarks|script)|versi[oó]n (en|de) texto|version texte|textfassung/i;
  const DESCRIBED =
    /audio[- ]?descri|described (video|version)|descriptive (video|audio)|descripci[oó]n de audio|audiodeskription/i;
  const CAPTIONED = /caption|subtitle|subt[ií]tul|sous-titr|untertitel/i;
  const SOUND = /\b(pause|stop|mute|unmute|sound|volume|audio|silence|pausa|sonido|silenciar|arr[eê]ter|muet|ton)\b/i;
  /** @type {[string, RegExp, boolean?][]} */
  const HOSTS = [
    ["YouTube", /(^|\.)(youtube(-nocookie)?\.com|youtu\.be)$/],
    ["Vimeo", /(^|\.)vimeo\.com$/],
    ["Facebook", /(^|\.)facebook\.com$/],
    ["Brightcove", /(^|\.)(brightcove\.(net|com))$/],
    ["Kaltura", /(^|\.)kaltura\.(com|org)$/],
    ["JW Player", /(^|\.)(jwplayer\.com|jwplatform\.com|jwpcdn\.com)$/],
    ["Wistia", /(^|\.)wistia\.(com|net)$/],
    ["Dailymotion", /(^|\.)dailymotion\.com$/],
    ["Panopto", /(^|\.)panopto\.(com|eu)$/],
    ["Granicus", /(^|\.)granicus\.com$/],
    ["Twitch", /(^|\.)twitch\.tv$/],
    ["Vidyard", /(^|\.)vidyard\.com$/],
    ["Ustream", /(^|\.)(ustream\.tv|video\.ibm\.com)$/],
    ["Microsoft Stream", /(^|\.)microsoftstream\.com$/],
    ["SoundCloud", /(^|\.)soundcloud\.com$/, true],
    ["Spotify", /(^|\.)spotify\.com$/, true],
    ["Apple Podcasts", /^embed\.podcasts\.apple\.com$/, true],
    ["Buzzsprout", /(^|\.)buzzsprout\.com$/, true],
    ["Libsyn", /(^|\.)libsyn\.com$/, true],
    ["Simplecast", /(^|\.)simplecast\.com$/, true],
    ["Podbean", /(^|\.)podbean\.com$/, true],
    ["Anchor", /^anchor\.fm$/, true],
  ];
  const PLAYER_PATH = { Facebook: /video/, Vimeo: /video|event/, YouTube: /embed|\/v\/|live/, Twitch: /./ };

  const embedded = (el) => {
    let url;
    try {
      url = new URL(
        el.getAttribute("src") || el.getAttribute("data-src") || el.getAttribute("data") || "",
        document.baseURI,
      );
    } catch {
      return null;
    }
    const known = HOSTS.find(([, host]) => host.test(url.hostname));
    if (!known || (PLAYER_PATH[known[0]] && !PLAYER_PATH[known[0]].test(url.pathname))) return null;
    return {
      host: known[0],
      is_audio: !!known[2],
      parameters: Object.fromEntries(
        [...url.searchParams]
          .filter(([key]) => key.length < 40)
          .slice(0, 20)
          .map(([key, value]) => [key.toLowerCase(), tools.clip(value, 60)]),
      ),
    };
  };
  const media = tools.queryAll("video,audio").map((el) => ({ el, embed: null }));
  const embeds = tools
    .queryAll("iframe,embed,object")
    .map((el) => ({ el, embed: embedded(el) }))
    .filter((player) => player.embed);
  const players = [...media, ...embeds];
  if (!players.length) return { players: [], page_words: 0, capped: false };

  const isHeard = (el) => tools.isVisible(el) && !el.closest('[aria-hidden="true"]'); // off-screen text is heard
  const textIn = (root, limit) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const parts = [];
    let length = 0;
    for (let node = walker.nextNode(); node && length < limit; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (
        !node.data.trim() ||
        !parent ||
        parent.closest("script,style,noscript,template,video,audio,object,iframe") ||
        !isHeard(parent)
      )
        continue;
      parts.push(node.data);
      length += node.data.length;
    }
    return tools.fold(parts.join(" "));
  };
  const count = (text) => (text.match(/[\p{L}\p{N}]+/gu) || []).length;
  const pointing = (el) => {
    const text = tools.nameOf(el);
    return el.localName === "a" && text && !TRANSCRIPT.test(text) && TRANSCRIPT.test(el.getAttribute("href"))
      ? text + " (transcript)"
      : text;
  };
  const pointers = tools
    .queryAll('a[href],button,summary,[role="button"],h2,h3,h4,h5,h6,figcaption,strong')
    .filter(isHeard)
    .map((el) => ({ el, text: pointing(el) }));
  // The widest surroundings that hold no other player.
  const surroundings = (el) => {
    let widest = el;
    for (let node = el.parentElement; node; node = node.parentElement) {
      if (players.some((other) => other.el !== el && !other.el.contains(el) && node.contains(other.el))) break;
      widest = node;
    }
    return widest;
  };
  const nearText = (el, limit) => {
    for (let node = el, level = 0; node && node !== limit && level < 4; level++) {
      node = node.parentElement;
      const text = node ? textIn(node, TEXT_CLIP_CHARS * 2) : "";
      if (text) return text;
    }
    return "";
  };
  const pointersTo = tools.once((pattern) => pointers.filter(({ text }) => pattern.test(text)));
  const matching = (pattern, inside) =>
    pointersTo(pattern)
      .filter(({ el }) => inside(el))
      .slice(0, MAX_NAMES)
      .map(({ text }) => tools.clip(text, 80));
  const referenced = (el) => {
    const said = ["aria-describedby", "aria-details"].flatMap((attribute) => tools.idrefs(el, attribute));
    return tools.fold(said.map((other) => tools.textOf(other)).join(" "));
  };
  const sound = (el) => {
    const audio = el.webkitAudioDecodedByteCount,
      video = el.webkitVideoDecodedByteCount;
    if (el.localName === "audio") return el.readyState < 1 ? "unknown" : "sound"; // an audio file without sound is none
    if (audio === undefined || el.readyState < 2 || (!audio && !video)) return "unknown";
    if (!audio) return "none";
    return audio < QUIET_BYTES + QUIET_BYTES_PER_S * el.currentTime ? "quiet" : "sound";
  };
  const STATES = ["not loaded", "loading", "loaded", "failed"];
  /** @returns {Artifacts.Track} */
  const track = (el) => ({
    kind: el.kind,
    lang: el.srclang,
    has_src: !!(el.getAttribute("src") || "").trim(),
    state: STATES[el.readyState],
    cues: el.readyState === 2 && el.track.cues ? el.track.cues.length : null,
  });
  const scriptTracks = (el) => {
    const own = new Set([...el.querySelectorAll("track")].map((node) => node.track));
    return [...el.textTracks]
      .filter((text) => !own.has(text))
      .map((text) => ({
        kind: text.kind,
        lang: text.language,
        has_src: true,
        state: "loaded",
        cues: text.cues ? text.cues.length : null,
      }));
  };
  const facts = (el) => ({
    duration_s: Number.isFinite(el.duration) ? Math.round(el.duration * 10) / 10 : null,
    is_live: el.duration === Infinity,
    sound: sound(el),
    tracks: [...[...el.querySelectorAll("track")].map(track), ...scriptTracks(el)].slice(0, 20),
    autoplay: el.autoplay || (!el.paused && !el.ended),
    muted: el.muted || el.volume === 0,
    loop: el.loop,
    controls: el.controls,
    can_play: !el.error && el.networkState !== 3,
    src: tools.clip(el.currentSrc || el.getAttribute("src") || (el.querySelector("source") || el).src || "", 500),
  });
  /** @returns {Artifacts.MediaPlayer} */
  const describe = ({ el, embed }) => {
    const around = surroundings(el),
      text = nearText(el, around),
      rect = el.getBoundingClientRect();
    const inside = (other) => around.contains(other);
    return {
      target: tools.target(el),
      kind: embed ? "embed" : el.localName,
      name: tools.clip(tools.name(el), 200),
      is_shown: tools.isVisible(el) && rect.width > 1 && rect.height > 1,
      width_px: Math.round(rect.width),
      height_px: Math.round(rect.height),
      near_text: tools.clip(text, TEXT_CLIP_CHARS),
      near_words: count(text),
      referenced_text: tools.clip(referenced(el), TEXT_CLIP_CHARS),
      transcripts: matching(TRANSCRIPT, inside),
      descriptions: matching(DESCRIBED, inside),
      caption_controls: matching(CAPTIONED, inside),
      ...(embed ? { ...embed, src: tools.clip(el.src || el.data || "", 500) } : facts(el)),
    };
  };
  const isButton = (el) => el.matches('button,[role="button"],input,summary,a');
  return {
    players: players.slice(0, MAX_PLAYERS).map(describe),
    sound_controls: matching(SOUND, (el) => isButton(el) && tools.isExposed(el)),
    page_words: document.body ? count(textIn(document.body, MAX_WORDS)) : 0,
    capped: players.length > MAX_PLAYERS,
  };
};
