// What probes are made of, for the type check in `make static` (deno.json). artifacts.d.ts has the artifacts' types.
//
// The check is strict but for one thing: a parameter without a type may be anything (`noImplicitAny` is off), since
// nearly all of them are elements of any kind. An answer is checked for fields that are missing or of another type;
// write `@returns {Artifacts.X}` at the function that makes an X, and it is checked for names that X doesn't have.

type Tags = HTMLElementTagNameMap & SVGElementTagNameMap;
type NamesOf<Kind> = Kind extends unknown ? keyof Kind : never;

/** An element as a probe meets it: what only some kinds of element have may be asked of all, and is then anything. */
type Met = Element & { [Name in Exclude<NamesOf<Tags[keyof Tags]>, keyof Element>]?: any };

interface ParentNode {
  querySelector(selectors: string): Met | null;
  querySelectorAll(selectors: string): NodeListOf<Met>;
}
interface Element {
  closest(selectors: string): Met | null;
}
interface Node {
  readonly data?: any; // of a text
  readonly localName?: any; // of an element
}

type SightAlone = ReturnType<(typeof import("../../auditor/collect/probes/sight.js"))["default"]>;
type Sight = SightAlone & ReturnType<(typeof import("../../auditor/collect/probes/room.js"))["default"]>;
type Tools = ReturnType<(typeof import("../../auditor/collect/probes/tools.js"))["default"]>;

/** The probes by name, for those that call others. */
type Probes = { [Name: string]: (tools: Tools, options?: any, probes?: Probes) => any };

/** A probe: reads the page with the common tools and answers with an artifact, or a part of one. */
type Probe<Answer, Options = any> = (tools: Tools, options: Options, probes: Probes) => Answer;

/** What is main content and what its frame: auditor/data/main_content.toml. */
interface MainContent {
  main: { landmark: string; names: string[] };
  frame: { roles: string[]; tags: string[]; site_roles: string[]; site_tags: string[]; sectioning: string[] };
  named: { frame: string[]; links: string[]; site: string[]; states: string[]; nameless: string[] };
  limits: {
    frame_words: number;
    mostly_links: number;
    link_words: number;
    few_words: number;
    wrapper_share: number;
    frame_share: number;
    looks_per_word: number;
  };
}

/** Services that search a site, by where their scripts come from: auditor/data/search_services.toml. */
interface SearchServices {
  hosts: string[];
  names: string[];
  paths: string[];
}

/** What a document says of a frame in it. */
interface FrameFacts extends Required<Pick<Artifacts.Frame, "exposed" | "name" | "target">> {
  visible: boolean;
  focusable: boolean;
  inert: boolean;
}

// What the probes keep in their world from one step to the next, and axe-core.
declare var getEventListeners: any; // of the browser's console
declare var jQuery: any;
declare var axe: any;
declare var civicAuditor: any;
declare var civicAuditorCarousels: any;
declare var civicAuditorChanges: any;
declare var civicAuditorClipping: any;
declare var civicAuditorFields: Map<Met, string>;
declare var civicAuditorHover: any;
declare var civicAuditorInk: any;
declare var civicAuditorMotion: any;
declare var civicAuditorOrientation: any;
declare var civicAuditorPointer: any;
declare var civicAuditorTilt: any;
declare var civicAuditorWalk: any;
declare var civicAuditorWatch: any;
declare var civicAuditorWindow: any;
