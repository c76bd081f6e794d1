// What a frame's document says: its title, and the distinct words of its text and title in their order.
/** @type {Probe<Pick<Artifacts.Frame, "title" | "words">>} */
export default (tools) => {
  const MAX_CHARS = 20000; // of its text
  const MAX_WORDS = 200; // enough to tell two documents apart
  const title = tools.fold(document.title || "");
  const text = document.body ? document.body.innerText.slice(0, MAX_CHARS) : "";
  const words = new Set(`${title} ${text}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) || []);
  return { title: tools.clip(title, 200), words: [...words].slice(0, MAX_WORDS) };
};
