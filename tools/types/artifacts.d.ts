// Written by tools/build_docs.py from the dataclasses of auditor/artifacts. Change those, not this file.

declare namespace Artifacts {
  /**
   * Results of one frame; `tested` maps each rule that applied to its number of elements.
   *
   * `near` lists at most 40 colour pairs; `near_unsure` counts texts that may belong there and have something else
   * painted behind them; `unfinished` the rules that were left out because they took too long.
   */
  interface AxeFrame {
    url: string | null;
    third_party: boolean;
    violations?: AxeRuleResult[];
    incomplete?: AxeRuleResult[];
    tested?: Record<string, number>;
    inapplicable?: string[];
    near?: NearContrast[];
    near_unsure?: number;
    unfinished?: string[];
  }

  /**
   * How a link that axe failed or doubted differs from the words around it.
   *
   * `words`: it shows text at all. `distinct`: a line, a box, an icon or its lettering marks it, colour apart.
   * `filled`: it has a background of its own, which is faint. `contrast` is the ratio (1 to 21) of its text's colour to
   * that of the words around it, None when a colour can't be told. `same`: both have one colour. `in_text`:
   * words stand around it, as they do not in a menu, a breadcrumb trail or a list of links.
   */
  interface AxeLink {
    words: boolean;
    distinct: boolean;
    filled: boolean;
    contrast?: number | null;
    same?: boolean;
    in_text?: boolean;
  }

  /**
   * One element that an axe rule failed or could not decide. `cause` is a colour pair for contrast.
   *
   * `text` stands with results of axe's rule color-contrast alone, `link` with those of link-in-text-block,
   * `related` (selectors of the elements that can take the focus) with aria-hidden-focus in the main frame,
   * `words` (the first 100 characters of the element's text) with region.
   */
  interface AxeNode {
    target: Target;
    message: string;
    cause?: string;
    text?: AxeText | null;
    link?: AxeLink | null;
    related?: string[];
    words?: string;
  }

  /**
   * axe-core's answer for a page, frame by frame; the main frame (`url` None) comes first.
   */
  interface AxeResults {
    engine_version: string;
    frames?: AxeFrame[];
  }

  /**
   * Failures or doubts of one axe rule in one frame. `tags` are axe's own.
   *
   * `nodes` holds at most 500 elements; `node_count` says how many there are.
   */
  interface AxeRuleResult {
    id: string;
    help: string;
    impact: string;
    tags: string[];
    nodes: AxeNode[];
    node_count?: number;
  }

  /**
   * What is known of a text whose contrast axe failed or doubted.
   *
   * `contrast` is the least and the greatest ratio (1 to 21) that the computed styles allow, None when
   * they don't tell. `reason` is axe's word for its doubt. `large`: the ratio of large text is asked for.
   * `sign`: a single character that stands for a picture. `exposed`: not hidden from assistive technology by
   * aria-hidden. `blended`: shadow, opacity, filter or blend
   * mode change how it looks. `ground` names what is painted where the text stands beyond plain background colours
   * ("" for nothing): a word for each kind and a number that texts of one look have in common; `varied`: it may
   * differ from one such text to the next, as places on a picture do. `incidental`: why no contrast may be asked
   * for: "inactive" (part of a control that is switched off), "logo" (it may be one), "unloaded" (the picture or video
   * behind it did not load), or "".
   */
  interface AxeText {
    reason?: string;
    large?: boolean;
    contrast?: [number, number] | null;
    sign?: boolean;
    exposed?: boolean;
    blended?: boolean;
    ground?: string;
    varied?: boolean;
    incidental?: "" | "inactive" | "logo" | "unloaded";
  }

  /**
   * A test that keeps robots out. `kind`: "recaptcha", "hcaptcha", "turnstile", "other", "image".
   */
  interface Challenge {
    kind: string;
    target: Target;
    is_invisible?: boolean;
    form?: number;
  }

  /**
   * Visible text that changed by itself while the page was watched.
   *
   * `texts` are what it read, at most five, clipped to 80 characters; `changes` how often it changed;
   * `role` the nearest role attribute.
   */
  interface ChangingText {
    target: Target;
    texts: string[];
    changes: number;
    role?: string;
  }

  /**
   * An element with text that was whole before and is cut off in part now.
   *
   * `clipper` is the box that cuts it. `cut_x_px` and `cut_y_px` are how far the text reaches past that
   * box (0: not in this direction). `is_row` says that the text is meant to stay on one line
   * (`white-space: nowrap`). `shortened` is how the page marks the cut: "ellipsis" or "line-clamp"; "" when
   * it does not, or when the line is cut through as well. `whole_at` is where the whole text
   * may still be had: "title", "link", "button", "heading"; or "". `moved` says that an animation or a script has moved
   * the text in the direction of the cut, as in a carousel, or that it is whole at the place that it was moved from. `drawing` is what it is a mark in: "map", "chart", "diagram"; or "".
   * `too_wide` is the outermost element around the text, within the box, that reaches past the box's sides (None: the text
   * alone does).
   */
  interface ClippedText {
    target: Target;
    clipper: Target;
    text?: string;
    cut_x_px?: number;
    cut_y_px?: number;
    is_row?: boolean;
    shortened?: string;
    whole_at?: string;
    moved?: boolean;
    drawing?: string;
    too_wide?: Target | null;
  }

  /**
   * Groups of options, ARIA attributes without effect, and shared ids of the main document.
   */
  interface Composition {
    groups?: OptionGroup[];
    misplaced?: MisplacedAria[];
    shared_ids?: SharedId[];
  }

  /**
   * Something a visitor taps: a link, button, field or ARIA widget that is visible.
   *
   * `inline` is True for what stands in a sentence or beside other text on its line. `native_unstyled` is True when the
   * browser alone sets the size. `has_equal`: it is small, and another link to the same address is large enough or has
   * room around it. `gap_px` is the distance from a 24 px circle on its centre to the nearest other target (or that
   * target's own circle when it is undersized too) that is on show with it; negative when they intersect. `target` is
   * whole where that is so and the size is neither of a line nor the browser's; else it is the selector alone.
   */
  interface Control {
    target: Target;
    kind: string;
    width_px: number;
    height_px: number;
    inline?: boolean;
    native_unstyled?: boolean;
    has_equal?: boolean;
    gap_px?: number | null;
  }

  /**
   * Controls by how they stand out: `faint` ones, and how many do (`clear`) or can't be told (`unknown`).
   */
  interface ControlContrast {
    faint?: FaintControl[];
    clear?: number;
    unknown?: number;
    capped?: boolean;
  }

  /**
   * Text of the main document in blocks, in document order; `capped` when cut off.
   *
   * `lang` is the `lang` attribute of the root element as written, "" if absent.
   */
  interface DocumentText {
    title: string;
    lang: string;
    blocks?: TextBlock[];
    capped?: boolean;
  }

  /**
   * A text that is marked or worded as an error message, in a form or beside its fields.
   *
   * `marker` says how it was known: "role", "class" or "wording". `is_shown`: visible; `is_exposed`:
   * read by assistive technology where it stands; `is_referenced`: an element describes itself by it.
   * `field_index` is the place in `Fields.fields` of the field to fill in that it is tied to or the only one beside, -1 if none.
   */
  interface ErrorText {
    text: string;
    marker: string;
    target: Target;
    is_shown: boolean;
    is_exposed: boolean;
    is_referenced?: boolean;
    field_index?: number;
    form?: number;
  }

  /**
   * A field, box or icon that nowhere reaches a contrast of 3 with what is beside it.
   *
   * `kind`: "field" (typed into), "box" (checkbox, radio button), "icon" (the only content of a
   * button or link). `ratio` is the greatest that its borders, fill and shadows (or its shapes) have.
   * `edges` counts its borders; `filled`: its inside has another colour than what is around. `neighbour`: a
   * button touches it; `link`: the icon is in a link.
   */
  interface FaintControl {
    target: Target;
    kind: string;
    ratio: number;
    edges?: number;
    filled?: boolean;
    neighbour?: boolean;
    link?: boolean;
  }

  /**
   * A visible field: also one that is disabled, an input that is a button, and what a role alone makes a field.
   *
   * `type` is the input's type, or "select" or "textarea", "" for what a role alone makes a field; `role` is the role as
   * written. `name` is the accessible name. Two texts are its label: `label` is what is shown of `label` elements and
   * of those that aria-labelledby names, alternative texts of pictures with it; `seen_label` (ACT's visible text) is what
   * the eye reads of those that name it, nothing that is clipped away. `legend` is the text of
   * the groups around it, `around` all text of the box in which it is the only field. `invalid` is
   * `aria-invalid` as written, `pattern` the attribute where it holds for the type. `is_required` comes from `required` or
   * `aria-required`; `is_starred` when its style adds a sign to the label. `is_told`: it can be filled in, be it by its
   * role alone, and assistive technology is told of it. `described` and `error_text` are the texts of
   * `aria-describedby` and `aria-errormessage`. `handlers` maps inline event attributes to their code,
   * clipped. `form` is the place of its form in `Fields.forms`, -1 outside of any.
   *
   * From `seen_label` on all is collected of those alone that are told.
   * `label_gap_px` is the distance between the boxes of the seen label and the field (0 when they touch), `label_side` where
   * that label stands; `control_between` tells that another field stands between them. `is_in_cell`: it stands in a cell of a
   * table that has a header. `near_text` is the text of the
   * smallest box around the field that holds some, while no other field stands in it. `text_before` is the text in view that
   * is read right before a field without a seen label, no other field between them, with the distance between the two boxes
   * (`before_gap_px`), the side of the field on which it stands, and whether it is a heading or a legend. `groups` are the names of what it
   * stands in, from the inside out: groups, fieldsets, table headers, headings. `has_button_beside`: a button follows it
   * in the same small box or form of one field. `is_specimen`: it is an example on a page about markup, with its source
   * beside it.
   */
  interface Field {
    type: string;
    name: string;
    label: string;
    target: Target;
    role?: string;
    name_source?: "aria-labelledby" | "aria-label" | "label" | "content" | "title" | "placeholder" | "none";
    name_attribute?: string;
    id_attribute?: string;
    autocomplete?: string;
    placeholder?: string;
    pattern?: string;
    title?: string;
    legend?: string;
    around?: string;
    described?: string;
    error_text?: string;
    invalid?: string;
    is_required?: boolean;
    is_starred?: boolean;
    is_empty?: boolean;
    is_readonly?: boolean;
    is_disabled?: boolean;
    is_told?: boolean;
    handlers?: Record<string, string>;
    form?: number;
    seen_label?: string;
    is_in_cell?: boolean;
    label_gap_px?: number | null;
    label_side?: "left" | "right" | "above" | "below" | "around" | "";
    control_between?: boolean;
    near_text?: string;
    text_before?: string;
    before_gap_px?: number | null;
    before_side?: "left" | "right" | "above" | "below" | "around" | "";
    is_before_heading?: boolean;
    groups?: string[];
    has_button_beside?: boolean;
    is_specimen?: boolean;
  }

  /**
   * Visible fields and buttons of the main document with their forms, in document order.
   *
   * Of those that can be filled in the first 300 are listed (`capped`: there are more), and the first 300 others.
   */
  interface Fields {
    fields?: Field[];
    forms?: FilledForm[];
    errors?: ErrorText[];
    challenges?: Challenge[];
    capped?: boolean;
  }

  /**
   * A form with visible fields or buttons. `notes` are its sentences that speak of what must be filled in.
   *
   * `heading` is the nearest heading before it or in it, `submit` the text of its submit control.
   */
  interface FilledForm {
    target: Target;
    method?: string;
    role?: string;
    heading?: string;
    submit?: string;
    notes?: string[];
  }

  /**
   * Something that happened twice when the element got focus, with no other key pressed.
   */
  interface FocusEffect {
    target: Target;
    name?: string;
    is_guard?: boolean;
    kind: "navigated" | "moved" | "lost";
    detail?: string;
  }

  /**
   * Elements among which Tab, Shift+Tab and Escape only led around.
   *
   * `keys_named` are key combinations that the text near by names; `key_that_leaves` is the one that
   * led out, or "". `is_dialog`: they stand in a dialog; `has_way_out`: with a button or link in it. `help_link`
   * names a link among them that may show which key leads out; it was not followed.
   */
  interface FocusHold {
    targets: Target[];
    is_dialog?: boolean;
    has_way_out?: boolean;
    keys_named?: string[];
    key_that_leaves?: string;
    help_link?: string;
  }

  /**
   * A frame below the main one. `audited` tells whether the engine looked inside; else `why_not`.
   *
   * `exposed`: assistive technology meets it; `name` is its accessible name, and `target` its element where
   * it is an iframe (or frame) with both. `title` and `words` are of its document: at most 200 distinct
   * words of its title and text, lower case; `words` is None when they were not read.
   */
  interface Frame {
    url: string;
    third_party: boolean;
    audited: boolean;
    why_not?: Message | null;
    exposed?: boolean;
    name?: string;
    target?: Target | null;
    title?: string;
    words?: string[] | null;
  }

  /**
   * All frames of the page but the main one.
   */
  interface Frames {
    frames?: Frame[];
  }

  /**
   * One handler as its source text reads; what it calls is not looked into.
   *
   * `source` is clipped to 160 characters. `characters` are the printable characters that the key is
   * compared with. `reads_key`: it looks at which key it was; `reads_modifiers`: at Ctrl, Alt or Meta.
   * `names_focus`: it looks at the focused or the hit element; `spares_fields`: it does so to leave text
   * fields alone. `prevents_default`: it calls preventDefault or returns false; `reads_clipboard`: it
   * takes what is pasted itself. `acts`: it navigates, submits, clicks or opens something.
   * `is_empty`: it has no statement. `only_reports`: it speaks of nothing but visitor statistics.
   */
  interface Handler {
    event: string;
    source?: string;
    characters?: string[];
    reads_key?: boolean;
    reads_modifiers?: boolean;
    names_focus?: boolean;
    spares_fields?: boolean;
    prevents_default?: boolean;
    reads_clipboard?: boolean;
    acts?: boolean;
    is_empty?: boolean;
    only_reports?: boolean;
  }

  /**
   * A header cell. `heads` counts the cells it is assigned to by the HTML standard; None: not followed.
   *
   * `contradicts` is True when its `scope` says it heads a row in a row of headers only (or a
   * column in a column of headers only). `row` and `column` count from 0.
   */
  interface HeaderCell {
    text: string;
    scope?: string;
    row?: number;
    column?: number;
    column_span?: number;
    heads?: number | null;
    contradicts?: boolean;
    exposed?: boolean;
  }

  /**
   * A heading: native or `role=heading`, levels 1 to 6 (or higher with aria-level).
   */
  interface Heading {
    level: number;
    text: string;
    selector: string;
  }

  /**
   * Settings of the text checks.
   *
   * `target_grade` is the agency's own target (US school grade), None for that of the audience; `target` is what
   * holds. `known_acronyms` need no explanation here; `allowed` are terms that no list may flag (lower case);
   * `terms` are the agency's own. `rules_on` adds rules that are off by default, `rules_off` takes rules away.
   * `limits` replace a rule's own by name (whole numbers, in the rule's unit).
   */
  interface HouseStyle {
    audience?: "general" | "professional" | "legal";
    target_grade?: number | null;
    terms?: Term[];
    allowed?: string[];
    known_acronyms?: string[];
    rules_on?: string[];
    rules_off?: string[];
    limits?: Record<string, number>;
  }

  /**
   * Content that appears on hover. `tried` of `candidates` elements were pointed at; alike ones once.
   */
  interface HoverContent {
    revealed?: Revealed[];
    candidates?: number;
    tried?: number;
    capped?: boolean;
  }

  /**
   * Pixels of the few pictures likeliest to show text; `candidates` says how many there were.
   */
  interface ImageText {
    pictures?: PicturePixels[];
    candidates?: number;
  }

  /**
   * One interaction: the key of the artifact it brought, and how long it took.
   */
  interface Interaction {
    key: string;
    duration_ms: number;
  }

  /**
   * All interactions with the page, in order.
   *
   * `requests_refused` counts what the page asked the network for meanwhile, `navigations_held` its attempts to
   * leave; none of it left the browser.
   */
  interface Interactions {
    interactions?: Interaction[];
    requests_refused?: number;
    navigations_held?: number;
  }

  /**
   * The page walked through with Tab.
   *
   * `complete` when Tab led from the first stop out of the document; else `why_stopped` says what ended
   * the walk. `left_over` counts what could have got focus by Tab and did not. `stops_before_main` is
   * None when there is no main landmark or no stop in it. `capped` when lists were cut off.
   */
  interface KeyboardWalk {
    complete: boolean;
    why_stopped?: Message | null;
    stops?: WalkStop[];
    reversals?: Reversal[];
    unreached?: Unreached[];
    holds?: FocusHold[];
    effects?: FocusEffect[];
    skip_links?: SkipLink[];
    toggles?: Toggle[];
    stops_before_main?: number | null;
    left_over?: number;
    capped?: boolean;
    duration_ms?: number;
  }

  /**
   * A landmark region: ARIA role and its label.
   */
  interface Landmark {
    role: string;
    label: string;
    selector: string;
  }

  /**
   * An element below the root with a language of its own, and the text that inherits it.
   *
   * `lang` is the attribute as written, `outer_lang` the language around it ("" for none). `text` holds
   * shown text and accessible names, clipped to some thousand characters; text in elements that declare
   * another language is not in it.
   */
  interface LanguagePart {
    lang: string;
    outer_lang: string;
    text: string;
    target: Target;
  }

  /**
   * The texts of the main document by declared language.
   *
   * `lang` is the root element's attribute as written, "" if absent. `texts` inherit it, in document
   * order; `title` does too. Links are given once for each text. `capped` when a list was cut off.
   */
  interface LanguageParts {
    lang: string;
    title?: string;
    root?: Target | null;
    texts?: LanguageText[];
    parts?: LanguagePart[];
    links?: ShortLink[];
    capped?: boolean;
  }

  /**
   * A block of text that inherits the language of the root element, clipped to some hundred characters.
   *
   * `target` is None where the text has its share of the words that are frequent on the page: it can
   * hardly be in another language than the rest.
   * `is_name` marks text that is only told, not shown: alt texts, labels and other accessible names.
   * `is_verbatim` marks code, and text that its author asks not to translate.
   */
  interface LanguageText {
    text: string;
    target?: Target | null;
    is_name?: boolean;
    is_verbatim?: boolean;
  }

  /**
   * The page laid out at desktop width.
   */
  interface Layout {
    viewport_width_px: number;
    viewport_height_px: number;
    scroll_width_px: number;
    scroll_height_px: number;
    controls?: Control[];
    capped?: boolean;
  }

  /**
   * A link with an address, not a bare "#" or a script. `href` is absolute. `region` is the nearest landmark's role or "".
   */
  interface Link {
    href: string;
    text: string;
    selector: string;
    rel?: string;
    region?: string;
    download?: boolean;
  }

  /**
   * Which audited page links to what, in the order of the crawl.
   */
  interface LinkGraph {
    links?: SiteLink[];
  }

  /**
   * A page of the same host that one of several links of one name leads to: as the server sends it, or as rendered.
   *
   * `url` is the address as the link has it, `url_final` where redirects and immediate refreshes lead;
   * `status` is 0 when nothing was loaded (nobody answered, or it leads to where we may not ask). `read`:
   * it is HTML, was answered with 200 and could be parsed; only then the rest is filled. `digest`
   * stands for the text of its main content (of its body without navigation, header and footer where
   * it has no main element) and is "" when there is none; `sketch` for that text's words, and
   * `words` is their number, each counted once. `scripted`: it has scripts, which may show more.
   * `rendered`: a browser has run its scripts, and title, heading and text are those that can be seen;
   * only then `contacts` is filled: the telephone numbers (their last seven digits) and mail addresses
   * in the text.
   */
  interface LinkTarget {
    url: string;
    url_final: string;
    status?: number;
    read?: boolean;
    title?: string;
    heading?: string;
    digest?: string;
    sketch?: number[];
    words?: number;
    scripted?: boolean;
    rendered?: boolean;
    contacts?: string[];
  }

  /**
   * Where links of one name lead that have different addresses; a few a page. `capped`: there are more.
   *
   * A target that scripts may fill stands in it twice where it was rendered: first as sent, later as rendered.
   */
  interface LinkTargets {
    targets?: LinkTarget[];
    capped?: boolean;
  }

  /**
   * A document as the links to it and the server's answer show it; it was not opened.
   *
   * `kind` is the ending of its name in lower case: pdf, doc, docx, xls, xlsx, ppt, pptx, odt and their like. `size_bytes`
   * is None where the server does not say, `http_status` where it was not asked (another host, or over budget).
   * `linked_from` are the audited pages that link to it, in the order of the crawl.
   */
  interface LinkedDocument {
    url: string;
    kind: string;
    size_bytes?: number | null;
    http_status?: number | null;
    linked_from?: string[];
  }

  /**
   * Links of the main document and of same-origin frames, in document order.
   *
   * `robots` are the contents of the page's meta elements that speak to robots, to all or to this one. `search` is the
   * selector of what shows that the page offers a search, in view or not, "" for nothing: a box, a button, an address, the
   * script of a service that draws one.
   */
  interface Links {
    links?: Link[];
    refresh_url?: string | null;
    canonical_url?: string | null;
    robots?: string[];
    search?: string;
    capped?: boolean;
  }

  /**
   * An element (or the window or document) with listeners that matter to people without a mouse.
   *
   * `is_delegated`: the listener sits on an ancestor and names this element by a selector. `is_control`:
   * the browser or a widget role makes it operable. `is_focusable` says whether Tab or a script may focus
   * it; `has_click_attribute` and `has_paste_attribute`: its HTML has the handler. `around` is the control it stands in ("", "control", "label", "composite"), `controls_inside` how
   * many focusable elements it holds. `is_hidden_from_at`: aria-hidden, inert or presentational.
   * `twin` says why it need not be reached by itself: a control of the "same text", a "control beside" it, or, of a mark
   * that leads to a slide, "steps beside": controls to the next slide and to the previous one.
   * `field` is the type of an input, `autocomplete` its token, `password_fields` how many passwords its
   * form asks for.
   */
  interface Listened {
    place: "window" | "document" | "root" | "element";
    handlers?: Handler[];
    target?: Target | null;
    is_delegated?: boolean;
    tag?: string;
    role?: string;
    text?: string;
    is_visible?: boolean;
    is_hidden_from_at?: boolean;
    is_control?: boolean;
    is_focusable?: boolean;
    has_click_attribute?: boolean;
    has_paste_attribute?: boolean;
    has_pointer_cursor?: boolean;
    is_draggable?: boolean;
    around?: string;
    controls_inside?: number;
    descendants?: number;
    share_of_window?: number;
    twin?: string;
    field?: string;
    autocomplete?: string;
    password_fields?: number;
  }

  /**
   * Listeners of the main document.
   *
   * `listened` holds the window, the document and the root (for keys, motion, paste and drag only), and the elements that may matter: clickable
   * things that are no controls, fields that listen to pasting, controls that listen to the pointer
   * going down, draggable things. `mechanisms` are the names of visible controls that speak of
   * shortcuts or of motion. `capped`: there were more elements or handlers than were looked at.
   */
  interface Listeners {
    listened?: Listened[];
    mechanisms?: string[];
    capped?: boolean;
  }

  /**
   * A style attribute that sets a text spacing property with `!important`.
   *
   * `value_px` is its computed value (None: `normal`), `font_size_px` the element's font size. `has_text` says
   * that the element has visible text of its own; `wraps` that a line of it breaks where room ends.
   */
  interface LockedSpacing {
    target: Target;
    property: string;
    value_px: number | null;
    font_size_px: number;
    has_text: boolean;
    wraps: boolean;
  }

  /**
   * A short line that is no heading, alone on its line, set off from the text that follows it.
   *
   * `size_ratio` is its font size over that of the following text; `bold` and `following_bold` tell
   * weights of 600 and more. `made_of` is "block", or "line" for the first line of a block, ended by
   * a line break. `follows` is the tag of what comes next, `following_chars` the length of its text.
   */
  interface LookHeading {
    target: Target;
    text: string;
    bold: boolean;
    following_bold: boolean;
    size_ratio: number;
    follows?: string;
    following_chars?: number;
    made_of?: string;
    centred?: boolean;
    all_link?: boolean;
    under_heading?: boolean;
  }

  /**
   * A video or audio element, or an embedded player of a known host.
   *
   * `sound` is what the browser decoded so far: "sound", "quiet" (a sound track with next to nothing
   * in it, at its start at least), "none" (no sound track) or "unknown". `duration_s` is None when
   * unknown. `autoplay` is also True when it was playing by itself. `can_play` is False when this
   * browser found nothing it can play. `transcripts`, `descriptions` and `caption_controls` are texts of
   * links, buttons and headings in the widest surroundings without another player that speak of a
   * transcript, an audio description or captions. `near_text` is the nearest text that is seen or
   * heard (at most 600 characters), `near_words` its words. `host`, `is_audio` and `parameters` (keys in
   * lower case) belong to embedded players.
   */
  interface MediaPlayer {
    target: Target;
    kind: "video" | "audio" | "embed";
    name?: string;
    src?: string;
    is_shown?: boolean;
    width_px?: number;
    height_px?: number;
    duration_s?: number | null;
    is_live?: boolean;
    sound?: "sound" | "quiet" | "none" | "unknown";
    tracks?: Track[];
    autoplay?: boolean;
    muted?: boolean;
    loop?: boolean;
    controls?: boolean;
    can_play?: boolean;
    near_text?: string;
    near_words?: number;
    referenced_text?: string;
    transcripts?: string[];
    descriptions?: string[];
    caption_controls?: string[];
    host?: string;
    is_audio?: boolean;
    parameters?: Record<string, string>;
  }

  /**
   * A template with the values for its fields.
   *
   * Fields are written `{name}`, or `{name:how}`: numbers as `.1f`, `,`, `.0%`, `g`; several things, without a
   * word "a, b", with `;` "a; b", with a space "a b", with `and` "a, b and c", with `or` "a, b or c". A text within
   * another one is shown as `lower` or `capital` (its first letter), `ended` (with a full stop), `sentence` (with both)
   * or `clause` (with no full stop). With `plural` the value `n` decides which of the two is shown.
   * `str(message)` is the English text.
   */
  interface Message {
    template: string;
    values?: Record<string, string | number | number | Message | (string | number | number | Message)[]>;
    plural?: string;
  }

  /**
   * An element with ARIA attributes that WAI-ARIA 1.2 prohibits on its role.
   *
   * `role` is the explicit role, the implicit one, or the tag of an element without a role. `label`
   * is what the attributes would say, `text` what the element says itself; `holds_named` tells of
   * links, controls or pictures with names inside it.
   */
  interface MisplacedAria {
    target: Target;
    role: string;
    attributes: string[];
    label?: string;
    text?: string;
    holds_named?: boolean;
    focusable?: boolean;
    editable?: boolean;
  }

  /**
   * Motion and time on the page.
   *
   * `stoppers` are names of visible controls that speak of pausing, stopping or hiding motion;
   * `players` of those that only say "play"; both are looked for only when something moves or changes. `watched_s` is how long text was watched, 0 when nothing
   * hinted that it changes. `other_text_chars` is how much visible text there is besides what changes.
   */
  interface Motion {
    moving?: Moving[];
    changing?: ChangingText[];
    refreshes?: Refresh[];
    stoppers?: string[];
    players?: string[];
    watched_s?: number;
    other_text_chars?: number;
    capped?: boolean;
  }

  /**
   * What happened when the page was told that the device moves; empty where its window listens to no such event.
   *
   * `events` are those it listens to. `tried` is False where the browser could not make them. `changed` is
   * what changed that can be seen: the text, what fields hold, where parts of the page are, how far it is
   * scrolled, or a wish to go to another page (which was held back); `unsteady` what of these changed
   * before as well, while nothing was done. `prints_sensor`: the text shows the figures that the sensor
   * gave. `draws`: it shows a canvas, whose drawing was not read. `controls` are names (at most ten) of the `control_count` visible controls that do
   * something: fields, links outside of sentences, buttons that send, and what a script listens to.
   * `listens_everywhere`: a script listens to keys, clicks or touches wherever they happen.
   */
  interface MotionEffect {
    events?: string[];
    tried?: boolean;
    changed?: ("text" | "fields" | "places" | "scroll" | "navigation")[];
    unsteady?: ("text" | "fields" | "places" | "scroll" | "navigation")[];
    prints_sensor?: boolean;
    draws?: boolean;
    controls?: string[];
    control_count?: number;
    listens_everywhere?: boolean;
  }

  /**
   * An element that stands before its preceding neighbour on the screen, moved there by style.
   *
   * `place` says where ("above", "left", "right"); `cause` what moved it ("order", "reverse",
   * "grid", "position"). `holds_focus`: both can take keyboard focus.
   */
  interface Move {
    target: Target;
    place: string;
    cause: string;
    region?: string;
    text?: string;
    before_text?: string;
    text_chars?: number;
    before_chars?: number;
    holds_focus?: boolean;
    starts_heading?: boolean;
  }

  /**
   * Something visible that moves without the visitor: an endless or long animation, a carousel, a video.
   *
   * `duration_s` is how long it lasts in all, None for without end; `properties` the CSS properties that
   * change. `starts_by_itself` is None when it can't be told. `is_busy_sign` says that its role, name or
   * class speaks of loading. `handles_reduced_motion`: some style sheet has rules for people who asked
   * their system for less motion. `share_of_window` is its visible area. `has_controls`: the player has
   * the browser's own controls.
   */
  interface Moving {
    kind: "animation" | "carousel" | "video";
    target: Target;
    duration_s?: number | null;
    properties?: string[];
    starts_by_itself?: boolean | null;
    is_busy_sign?: boolean;
    handles_reduced_motion?: boolean;
    has_controls?: boolean;
    width_px?: number;
    height_px?: number;
    share_of_window?: number;
  }

  /**
   * Texts of one colour pair that pass WCAG 1.4.3 and lie under the ratio of 1.4.6; `target` is the first.
   */
  interface NearContrast {
    colours: string;
    contrast: number;
    large: boolean;
    count: number;
    target: Target;
  }

  /**
   * Radio buttons of one name, or check boxes side by side; two or more.
   *
   * `grouped`: a fieldset or an element with a group role holds them all, `name` is its accessible
   * name. `labels` are the names of the first 8; `text_before` is the visible text ahead of them.
   */
  interface OptionGroup {
    target: Target;
    kind: string;
    count: number;
    grouped?: boolean;
    name?: string;
    labels?: string[];
    text_before?: string;
    in_list?: boolean;
    described?: boolean;
  }

  /**
   * The page upright (320 by 640 CSS px) against the page lying (640 by 320).
   *
   * `asks` says that a style rule asks for the orientation or the aspect ratio and turns or shows something
   * there; `unreadable_sheets` counts style sheets of other sites that can't be read. The page
   * is turned (`was_turned`) only when one of both gives a reason. `lock_script` is a piece of an inline
   * script that locks the orientation, or "".
   */
  interface Orientation {
    asks: boolean;
    unreadable_sheets?: number;
    was_turned?: boolean;
    turned?: TurnedContent[];
    prompts?: TurnPrompt[];
    lock_script?: string;
  }

  /**
   * An element that reaches past the right (or left) edge of the viewport at phone width.
   *
   * `text_right_px` is how far the letters in it reach that can be seen (0: none). `excepted` is why WCAG 1.4.10
   * lets it scroll in two dimensions ("table", "map", "chart", "code", ...) or "".
   */
  interface Overflow {
    target: Target;
    right_px: number;
    text_right_px?: number;
    excepted?: string;
  }

  /**
   * Two elements whose texts lie over each other now and did not before; sizes of the overlap.
   */
  interface OverlappingText {
    target: Target;
    other: Target;
    width_px: number;
    height_px: number;
    text?: string;
    other_text?: string;
  }

  /**
   * What stands before the main content, and what leads past it.
   *
   * The content begins at the first running text outside menus, or list of files or of more text than links (`content`,
   * "" when none was found). `links_before` are the links ahead of it, of the blocks marked as menu, banner or aside where
   * these hold any, `links_in_view` those of them that can be seen before anything is opened (None in older audits);
   * `controls_before` counts all that Tab reaches ahead of it, `scripted_before` what might open or close something.
   * `skip_links` lead past it; `headings` are exposed, named and outside menus, or end a header after its menus; `mains`
   * are exposed main landmarks with content, `empty_mains` those of a page whose main landmarks all hold nothing at all: no
   * text in view, no picture, no control, no component.
   */
  interface Passage {
    links_before?: number;
    links_in_view?: number | null;
    controls_before?: number;
    regions_before?: string[];
    content?: string;
    content_target?: Target | null;
    skip_links?: number;
    headings?: number;
    mains?: number;
    empty_mains?: number;
    scripted_before?: number;
  }

  /**
   * The same page laid out 320 CSS px wide, by resizing it (no second load).
   *
   * `viewport_height_px` is that of the window, `scroll_height_px` that of all of the page. `scroll_width_px` is what a visitor can scroll across: an off-canvas menu does not count.
   * `unseen_right_px` is how far what widens the page and shows nothing reaches (0: there is no such thing): transparent or hidden
   * slides, boxes without letters or paint past the edge.
   */
  interface PhoneLayout {
    viewport_width_px: number;
    viewport_height_px: number;
    scroll_width_px: number;
    scroll_height_px: number;
    overflows?: Overflow[];
    controls?: Control[];
    capped?: boolean;
    unseen_right_px?: number;
  }

  /**
   * The page in a window of 320 by 640 CSS px, against desktop size.
   */
  interface PhoneText {
    texts: number;
    clipped?: ClippedText[];
    capped?: boolean;
  }

  /**
   * A picture that is shown, or an area of an image map.
   *
   * `kind` is the element, "role" for another element with role img, "css" for an element without
   * content that shows a background picture. `src` is absolute (of a data address only its
   * beginning), `file_name` its last part, decoded. `alt` is None when the attribute is absent.
   * `name` is what assistive technology is told, "" when `hidden_by` says how it is kept from it:
   * "alt" (empty), "aria-hidden", "role" (none), "other". Sizes are as shown; `natural_*_px` are the
   * file's own, 0 when unknown. `loaded` is None where it can't be told; for a canvas it says
   * whether anything is drawn on it. `control` is what the picture stands in ("link", "button" or ""),
   * `control_name` that control's name and `control_text` the text it has beside its pictures. `leads_to` is the address on
   * another host that its link leads to, or where it has none the nearest link beside it, else "". `text_before` and `text_after` are
   * the nearest visible texts beside it. `shapes`, `colours` and `has_text` describe an svg.
   */
  interface Picture {
    target: Target;
    kind: "img" | "input" | "svg" | "canvas" | "object" | "embed" | "area" | "role" | "css";
    src?: string;
    file_name?: string;
    alt?: string | null;
    name?: string;
    hidden_by?: string;
    classes?: string;
    width_px?: number;
    height_px?: number;
    natural_width_px?: number;
    natural_height_px?: number;
    loaded?: boolean | null;
    control?: string;
    control_name?: string;
    control_text?: string;
    leads_to?: string;
    caption?: string;
    text_before?: string;
    text_after?: string;
    region?: string;
    shapes?: number;
    colours?: number;
    has_text?: boolean;
  }

  /**
   * What the pixels of one picture look like.
   *
   * `lines` counts bands of rows that have the measures of lines of writing, `words` the words on them (what
   * wide gaps part), `marks` the runs of strokes on the richest of them, `written_share` how much of the
   * picture's width that line spans (0-1), `line_rows_share` the share of lines in all rows with strokes (0-1),
   * `plain_share` the share of rows without any stroke (0-1), `main_tones_share` the share of pixels
   * in the two commonest of 16 tones (0-1).
   */
  interface PicturePixels {
    target: Target;
    kind: "img" | "input" | "svg" | "canvas" | "object" | "embed" | "area" | "role" | "css";
    name?: string;
    width_px?: number;
    height_px?: number;
    lines?: number;
    words?: number;
    marks?: number;
    written_share?: number;
    line_rows_share?: number;
    plain_share?: number;
    main_tones_share?: number;
  }

  /**
   * Pictures of the main document; unnamed drawings below 32 CSS px are left out.
   */
  interface Pictures {
    pictures?: Picture[];
    capped?: boolean;
  }

  /**
   * Players of the main document. `sound_controls` are names of buttons that speak of sound or of
   * stopping; `page_words` counts all words that are seen or heard (0 when there is no player).
   */
  interface Players {
    players?: MediaPlayer[];
    sound_controls?: string[];
    page_words?: number;
    capped?: boolean;
  }

  /**
   * Neighbours out of order, at desktop width.
   */
  interface ReadingOrder {
    moves?: Move[];
    capped?: boolean;
  }

  /**
   * A timed refresh or redirect: of a meta element, or of the response's header (`target` None).
   */
  interface Refresh {
    delay_s: number;
    url: string;
    target?: Target | null;
  }

  /**
   * Weight of one kind of resource (`script`, `css`, `img`, `font`, ...).
   *
   * `bytes_encoded` is what crosses the network without a cache; a resource of another origin that
   * hides its size counts in `unmeasured`.
   */
  interface ResourceWeight {
    kind: string;
    count: number;
    bytes_encoded: number;
    unmeasured: number;
  }

  /**
   * Content that a real mouse pointer made appear over `trigger`.
   *
   * `covers` names visible content outside the trigger that it hid ("" when none was found). `in_flow`:
   * it pushes the page apart instead of lying over it. `escape_hides`: it went away on Escape while the
   * pointer stayed. `survives_pointer`: it stayed while the pointer moved onto it, on the shortest way;
   * None when there was no way to it in the window. `stays`: it was still there a second later.
   * `gap_px` is the way between trigger and content. `has_controls`: links or buttons are in it.
   */
  interface Revealed {
    trigger: Target;
    content: Target;
    text?: string;
    covers?: string;
    in_flow?: boolean;
    has_controls?: boolean;
    escape_hides?: boolean | null;
    survives_pointer?: boolean | null;
    stays?: boolean | null;
    gap_px?: number;
  }

  /**
   * Consecutive stops in one container that all go against the reading direction.
   */
  interface Reversal {
    target: Target;
    stops: number;
    direction: "upwards" | "backwards";
  }

  /**
   * A sentence with a word of place, shape, size or colour. `links` are texts it sets off as links or bold.
   */
  interface SensorySentence {
    target: Target;
    text: string;
    lang?: string;
    links?: string[];
  }

  /**
   * Such sentences, and names of the page's controls, pictures, headings and regions, in lower case.
   *
   * A name is taken from the first attribute that gives one, else from a label, else from the text.
   */
  interface SensoryWords {
    sentences?: SensorySentence[];
    names?: string[];
  }

  /**
   * A field after its form was sent empty: what sending adds to the one of `Fields` that has this selector.
   *
   * `selector` is "" for one that only appeared then. `invalid` is `aria-invalid` as written then, `tied` the texts of
   * its name, `aria-describedby` and `aria-errormessage`, `browser_message` what the browser says in a bubble, "" if it says nothing.
   */
  interface SentField {
    selector: string;
    invalid?: string;
    tied?: string;
    browser_message?: string;
    is_focused?: boolean;
  }

  /**
   * What a form showed when it was sent empty. `new_texts` are lines that were not there before.
   *
   * `announced` are the texts of live regions (`role=alert`, `aria-live`), `focused` the text of the
   * element other than a field that the focus went to.
   */
  interface SentForm {
    target: Target;
    fields?: SentField[];
    new_texts?: string[];
    announced?: string;
    focused?: string;
  }

  /**
   * An id on several elements that a label or ARIA attribute refers to; the first element counts.
   *
   * `labels` are the texts of visible labels for it, `controls` counts exposed form controls with
   * the id, `unnamed` those of them without an accessible name.
   */
  interface SharedId {
    target: Target;
    id: string;
    attributes: string[];
    elements: number;
    same_text?: boolean;
    labels?: string[];
    controls?: number;
    first_is_control?: boolean;
    is_option_set?: boolean;
    unnamed?: number;
  }

  /**
   * A link or button of few words that may be in another language: by its letters, its name or `hreflang`.
   *
   * `lang` is the language that its text inherits, as written; `hreflang` is the attribute as written, "" if absent.
   */
  interface ShortLink {
    text: string;
    lang: string;
    target: Target;
    hreflang?: string;
  }

  /**
   * The fonts that the site's pages were measured with. `is_fixed`: no others were to be had.
   */
  interface SiteFonts {
    families?: string[];
    is_fixed?: boolean;
    note: Message;
  }

  /**
   * Those of the globs that the user asked to include which matched an address.
   */
  interface SiteIncludes {
    globs?: string[];
  }

  /**
   * The languages that the audited pages say they are in, as written, with the number of pages; "" says nothing.
   */
  interface SiteLanguages {
    pages?: Record<string, number>;
  }

  /**
   * A link from an audited page; each address once a page.
   *
   * `page_from` and `page_to` are addresses as asked for; `page_to` is "" where the link leads to no page that the crawl
   * knows (a document, a page that it left out). `kind` is that of the table `link`: page, document, action, ...
   */
  interface SiteLink {
    page_from: string;
    url: string;
    kind: string;
    page_to?: string;
  }

  /**
   * What became of the site's robots.txt, in words for people.
   *
   * `is_followed` tells whether it decided what was visited. `crawl_delay_s` is what it asks for between two
   * requests, None where it does not say. `sitemaps` are the addresses that it names. None of the three is known of
   * audits before schema 2.
   */
  interface SiteRobots {
    note: Message;
    is_followed?: boolean | null;
    crawl_delay_s?: number | null;
    sitemaps?: string[] | null;
  }

  /**
   * How many addresses of the site its sitemaps list; `notes` say what was left out of them, or was wrong.
   */
  interface SiteSitemaps {
    urls: number;
    notes?: Message[];
  }

  /**
   * What would have gone on forever, or led to pages that were known.
   */
  interface SiteTraps {
    traps?: Trap[];
  }

  /**
   * A same-page link among the first stops that promises a way to the content.
   *
   * `arrives`: after Enter and Tab, focus is in or behind its target (tried, or certain as no script stands in
   * the way); None when focus was nowhere then.
   */
  interface SkipLink {
    target: Target;
    name: string;
    href: string;
    seen: "shown" | "stand-in" | "covered" | "offscreen" | "clipped" | "transparent" | "empty" | "unknown";
    has_target: boolean;
    arrives?: boolean | null;
  }

  /**
   * The HTML as the server sent it (decoded; clipped at `limit_chars`, then `clipped`).
   */
  interface SourceHtml {
    text: string;
    clipped?: boolean;
  }

  /**
   * Every `!important` text spacing property in a style attribute.
   */
  interface SpacingLocks {
    locks?: LockedSpacing[];
    capped?: boolean;
  }

  /**
   * Headings, landmarks and the page's skeleton.
   *
   * `skeleton` holds the distinct tag paths of the page's frame (not of its main content): pages
   * made from one template have equal or nearly equal skeletons.
   */
  interface Structure {
    headings?: Heading[];
    landmarks?: Landmark[];
    skeleton?: string[];
    dom_nodes?: number;
  }

  /**
   * Forms that were sent empty, nothing of which reached the server. `is_allowed`: the user marked the site.
   */
  interface SubmitErrors {
    is_allowed?: boolean;
    forms?: SentForm[];
    forms_left?: number;
  }

  /**
   * A visible `table` that is not hidden from assistive technology.
   *
   * `role` is the first token of its role attribute. `cell_count` counts cells that are no headers,
   * `filled_count` those with text; `median_chars`, `longest_chars` and `numeric_share` describe
   * their text. `block_cells` hold lists, headings, forms, tables or several paragraphs;
   * `picture_cells` a picture and no text. `first_row_bold`: its text is bold and the rest's is not.
   * `first_row_look` and `first_column_look` (of tables without header cells) name what all its cells have
   * and no other looked at has: "bold", "background", "italics", "capitals", "size", "colour", or
   * "thead"; "" without a difference.
   */
  interface Table {
    target: Target;
    role?: string;
    rows?: number;
    columns?: number;
    header_count?: number;
    headers?: HeaderCell[];
    cell_count?: number;
    filled_count?: number;
    caption?: string;
    summary?: string;
    has_headers_attribute?: boolean;
    has_scope?: boolean;
    nested_tables?: number;
    is_nested?: boolean;
    is_sole_content?: boolean;
    median_chars?: number;
    longest_chars?: number;
    numeric_share?: number;
    block_cells?: number;
    picture_cells?: number;
    even_rows?: boolean;
    has_borders?: boolean;
    first_row_bold?: boolean;
    first_column_bold?: boolean;
    first_row_look?: string;
    first_column_look?: string;
    capped?: boolean;
  }

  /**
   * Tables of the main document, in document order.
   */
  interface Tables {
    tables?: Table[];
    capped?: boolean;
  }

  /**
   * One element of a page.
   *
   * `html` is clipped to 300 characters. `frame_url` is None in the main frame. `box_css_px` is
   * (x, y, width, height) in CSS px from the document's top left, or None when it has no box.
   * `path` names the element and its ancestors up to the nearest landmark without anything that
   * changes from page to page, so that one component has one path wherever it stands. `missing_font` is the
   * font that its visitors see its text in and this machine lacks ("" where there is none, or nobody asked). `missing_icon`
   * is the class of the place that it keeps for an icon, where that is all that shows of it and a style sheet or script that
   * did not come may draw it.
   * `above`: where the selector begins with the id of the element or of one of the three next above it, the selector of the
   * parent of that one, which it doesn't lead through.
   */
  interface Target {
    selector: string;
    html?: string;
    frame_url?: string | null;
    box_css_px?: [number, number, number, number] | null;
    path?: string;
    missing_font?: string;
    above?: string;
    missing_icon?: string;
  }

  /**
   * A term of an agency's own list: `forms` in lower case, and what to write (`use`; "" to leave it out).
   */
  interface Term {
    forms: string[];
    use: string;
    why?: string;
  }

  /**
   * One block of text with its white space folded, without soft hyphens and zero-width marks.
   *
   * `lang` is the nearest declared one. `in_main`: in the main content, and not in its navigation, search, share
   * bar or the like. `is_shown` is False for text that a visitor must first open (closed `details`, panels that a
   * button or tab opens); text that is never to be seen, or only heard, makes no block. `expansions` are pairs of
   * (short form, what it stands for) that the block's markup gives: `abbr`, `acronym` and `dfn` with a title, any
   * other element in a line whose text is 2 to 7 capitals and whose title begins alike and is longer, and in the
   * block of a `dd` its terms, each with the first 200 characters of the description. `is_bold`: all of its text
   * stands in `b` or `strong`. `verbatim` are (start, end) of inline code, keys and `q` in the text: words that are not
   * the writer's. `part` numbers the panels that a tab or a button opens and the `details` of a page, from 1; 0 outside.
   * `breaks` are the offsets at which a line begins behind a line break; `links` are (start, end) of links in the text.
   * `pictured` are the texts that stand for pictures (and the names of links) in the block or since the one before.
   */
  interface TextBlock {
    kind: "paragraph" | "list_item" | "heading" | "cell" | "label" | "button" | "caption" | "quote" | "code" | "other";
    text: string;
    selector: string;
    lang?: string;
    in_main?: boolean;
    is_shown?: boolean;
    expansions?: [string, string][];
    is_bold?: boolean;
    verbatim?: [number, number][];
    part?: number;
    breaks?: number[];
    links?: [number, number][];
    pictured?: string[];
  }

  /**
   * A second look at texts that neither axe nor styles could decide; `left` were not looked at.
   *
   * Texts of one colour on one ground share a look: `measured` is how many were looked at themselves.
   */
  interface TextContrast {
    looks?: TextLook[];
    left?: number;
    pictures?: number;
    measured?: number;
  }

  /**
   * Contrast of one text, measured in pictures of it with and without its letters.
   *
   * `shares` are the contrast ratios (1 to 21) that 5, 25, 50, 75 and 95 percent of the area around the
   * letters do not exceed; empty when nothing could be measured. `ground` is the one colour they stand on, as #rrggbb, ""
   * where there are several. `seen`: letters were there to be seen.
   * `moving`: what stands behind them changed meanwhile. `ink` is the letters' colour, as #rrggbb. `exact`: styles
   * tell it; else it was read off the picture, where thin letters look fainter than they are.
   */
  interface TextLook {
    selector: string;
    seen?: boolean;
    moving?: boolean;
    ink?: string;
    ground?: string;
    shares?: number[];
    exact?: boolean;
  }

  /**
   * Text of the main document that has the look of structure.
   */
  interface TextShapes {
    lists?: TypedList[];
    headings?: LookHeading[];
    real_headings?: number;
    real_lists?: number;
    capped?: boolean;
  }

  /**
   * The page zoomed to 200 %, that is in a window of half the width and height, against 100 %.
   */
  interface TextSize {
    texts: number;
    clipped?: ClippedText[];
    capped?: boolean;
  }

  /**
   * The page with the text spacing of WCAG 1.4.12, at desktop width, against the page as it is.
   *
   * `texts` counts the elements with visible text of their own.
   */
  interface TextSpacing {
    texts: number;
    clipped?: ClippedText[];
    overlaps?: OverlappingText[];
    capped?: boolean;
  }

  /**
   * A control made of a plain element that shows and hides something, and what worked it.
   *
   * Not `tried`: nothing tells for certain that it only shows or hides, so it was not pressed.
   */
  interface Toggle {
    target: Target;
    tried?: boolean;
    by_enter?: boolean;
    by_space?: boolean | null;
    by_mouse?: boolean | null;
  }

  /**
   * A text track of a player. `state` is "not loaded", "loading", "loaded" or "failed"; a browser
   * loads a track only when it is shown. `cues` is None until then.
   */
  interface Track {
    kind: string;
    lang?: string;
    has_src?: boolean;
    state?: string;
    cues?: number | null;
  }

  /**
   * A part of the site that was visited in part: by which rule, how many addresses were left out, and one of them.
   */
  interface Trap {
    rule: string;
    text: Message;
    count: number;
    example: string;
  }

  /**
   * An element over most of the window that is there in one orientation only ("portrait", "landscape").
   */
  interface TurnPrompt {
    target: Target;
    orientation: string;
    text: string;
  }

  /**
   * An element with text that stands at another angle on a screen that is turned.
   *
   * Angles are clockwise, 0 to 360 degrees. `by_orientation` says that a style rule which asks for the
   * orientation turns it; `text_share` is its share of the page's visible text (0 to 1).
   */
  interface TurnedContent {
    target: Target;
    portrait_deg: number;
    landscape_deg: number;
    by_orientation: boolean;
    text_share: number;
  }

  /**
   * Lines that begin with a typed bullet, number or letter, one after another, outside any list.
   *
   * `kind` is "bullet", "dash", "number" or "letter"; `markers` holds the first ones; `made_of` is
   * "lines" (of one block, parted by line breaks) or "blocks" (neighbours in one container).
   */
  interface TypedList {
    target: Target;
    kind: string;
    count: number;
    markers?: string[];
    made_of?: string;
    first_text?: string;
    median_chars?: number;
  }

  /**
   * Something to click that Tab never reached, known by its role, its `onclick` or its cursor.
   *
   * `is_sure`: it has no tabindex either, so that no script moves the focus there.
   */
  interface Unreached {
    target: Target;
    how: "role" | "onclick" | "cursor";
    role?: string;
    name?: string;
    is_sure?: boolean;
  }

  /**
   * `content` of each viewport meta element, in document order (the last one wins in browsers).
   */
  interface ViewportMetas {
    contents?: string[];
    targets?: Target[];
  }

  /**
   * Facts of the response and of the visit. `started_at` is UTC in ISO 8601.
   *
   * `settled` is False when the page was still changing at the time limit.
   * `unsettled_why` names what still moved. `requests_blocked` counts tracking requests held back.
   * `unstyled`: the page has style sheets and none of them came.
   */
  interface Visit {
    url_requested: string;
    url_final: string;
    status: number | null;
    redirects?: string[];
    content_type?: string;
    headers?: Record<string, string>;
    started_at?: string;
    load_ms?: number;
    settle_ms?: number;
    settled?: boolean;
    unsettled_why?: Message | null;
    attempt?: number;
    requests_blocked?: number;
    requests_failed?: number;
    unstyled?: boolean;
  }

  /**
   * One element that Tab gave focus to, as it was then.
   *
   * `alike` counts further stops of the same component that `indicator` was taken over for;
   * `is_first_alike` is False for those. `outline_contrast` (ratio, 1 to 21) is given where the outline
   * is the only sign and its contrast with what it lies on is known and below 3. `document_rank` is its
   * rank among the stops by document order. `is_guard`: an empty element, as scripts set around dialogs.
   * `kept_focus`: it still had the focus when the next key came; False when the page sent the focus on at
   * once, None where it is not known. `cover` is the fixed or sticky element that hides it. `target` is given where a rule may report it.
   */
  interface WalkStop {
    selector: string;
    role?: string;
    name?: string;
    box_css_px?: [number, number, number, number] | null;
    seen?: "shown" | "stand-in" | "covered" | "offscreen" | "clipped" | "transparent" | "empty" | "unknown";
    indicator?: "outline" | "style" | "caret" | "pixels" | "pixels-equal" | "unchecked";
    changed?: string[];
    alike?: number;
    is_first_alike?: boolean;
    outline_contrast?: number | null;
    tabindex?: number;
    document_rank?: number;
    group?: string;
    in_main?: boolean;
    is_guard?: boolean;
    kept_focus?: boolean | null;
    cover?: Target | null;
    target?: Target | null;
  }

  /**
   * Weight and timings of the page load; `document` is the HTML itself.
   */
  interface Weight {
    resources?: ResourceWeight[];
    third_party_hosts?: string[];
    first_byte_ms?: number;
    dom_content_loaded_ms?: number;
    load_ms?: number;
  }

  /**
   * A modal window met on arrival, behind which nothing can be read or used.
   *
   * `kind` is how it takes the rest away: "dialog" (`showModal`), "inert" (`inert` or `aria-hidden` on most of the
   * rest), "modal" (it says `aria-modal`). `closed_by` is the name of the control that closed it, "Escape", or ""
   * where it stayed: then the page behind it was not tested. Where it was closed, `first` holds the facts of the page
   * with the window, by artifact key, and `inside` the selectors of the window's elements.
   */
  interface Window {
    kind: string;
    target: Target;
    text?: string;
    closed_by?: string;
    inside?: string[];
    first?: Record<string, unknown>;
  }

  /**
   * A button with a short name, or a control whose name is set apart from what can be seen of it.
   *
   * `text` is its visible text, block by block with a line break between blocks, without the glyphs of
   * icon fonts; for a field it is its visible label. `specimen`: as of a link.
   */
  interface WordedControl {
    target: Target;
    role: string;
    name: string;
    name_source?: "aria-labelledby" | "aria-label" | "label" | "content" | "title" | "placeholder" | "none";
    text?: string;
    specimen?: boolean;
  }

  /**
   * A heading that assistive technology is told of, with its name. `visible`: it can be seen as well. `specimen`: as of a link.
   */
  interface WordedHeading {
    target: Target;
    level: number;
    name: string;
    visible?: boolean;
    specimen?: boolean;
  }

  /**
   * A link that assistive technology is told of and that has a name.
   *
   * `href` is absolute, "" when a script leads on; `leads_nowhere`: what the page says is empty, "#" or a script, as of a
   * button in disguise. `context` is what WCAG 2.4.4 lets stand beside the
   * name: the rest of its paragraph, of its list items (parents included), of its table cell, that cell's
   * headers, and its description. Links with one `context_id` share all of these. `heading` is the
   * heading of the small box that the link stands in, if it has one; it is no part of the context.
   * `context` is filled for names up to 45 characters and for names that several links share, and so is `specimen`: it
   * is an example on a page about markup, with its source beside it.
   */
  interface WordedLink {
    target: Target;
    name: string;
    href?: string;
    leads_nowhere?: boolean;
    download?: boolean;
    only_image?: boolean;
    visible?: boolean;
    context?: string;
    context_id?: number;
    heading?: string;
    specimen?: boolean;
  }

  /**
   * Names of what a visitor of the main document reads, follows and presses; of what is filled in: `Fields`.
   */
  interface Wording {
    links?: WordedLink[];
    headings?: WordedHeading[];
    controls?: WordedControl[];
    capped?: boolean;
  }
}
