-- One file holds any number of runs. Times are UTC in ISO 8601 (`_at`); JSON columns end in `_json`. Texts for people
-- are messages: {template, values, plural}, NULL where there is nothing to say. A fact's address is its subject (scope
-- and id), the profile under which it was met, and its key.
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,  -- 'schema_version'; 'resuming': command line that goes on with the newest run
  value TEXT NOT NULL      -- what it is
) WITHOUT ROWID;

CREATE TABLE run (
  id              INTEGER PRIMARY KEY,  -- counts up: the newest run has the highest
  started_at      TEXT NOT NULL,        -- when it began
  finished_at     TEXT,                 -- NULL while it runs or when it was killed
  state           TEXT NOT NULL,        -- running | complete | incomplete
  incomplete_why_json TEXT,             -- message, NULL when complete
  tool_version    TEXT NOT NULL,        -- of civic-auditor
  axe_version     TEXT NOT NULL,        -- of the accessibility engine
  browser_version TEXT NOT NULL,        -- name and version
  probe_hash      TEXT NOT NULL,        -- of all code that runs in the page
  config_hash     TEXT NOT NULL,        -- of config_json: a resume needs the same
  config_json     TEXT NOT NULL,        -- what the run was asked to do
  judgement_id    INTEGER REFERENCES judgement(id),  -- its own: what was said while it crawled
  shown_judgement_id INTEGER REFERENCES judgement(id)  -- what is reported unless another is asked for: the newest whole one
);

CREATE TABLE judgement (           -- what one set of rules says of a run's facts; a later one leaves it as it is
  id           INTEGER PRIMARY KEY,  -- counts up
  run_id       INTEGER NOT NULL REFERENCES run(id),  -- whose facts are judged
  started_at   TEXT NOT NULL,        -- when it began
  finished_at  TEXT,                 -- NULL while it is made or when that was broken off
  tool_version TEXT NOT NULL,        -- of the civic-auditor whose rules these are
  rules_json   TEXT NOT NULL         -- cards of the rules that judged: [{id, title, family, ...}]
);
CREATE INDEX judgement_run ON judgement (run_id);

CREATE TABLE site (
  id         INTEGER PRIMARY KEY,  -- in the order they were asked for
  run_id     INTEGER NOT NULL REFERENCES run(id),  -- the run it was crawled in
  source     TEXT NOT NULL,        -- as the user wrote it: an address or a folder
  base_url   TEXT NOT NULL,        -- address of the entry page
  name       TEXT NOT NULL,        -- for people: host, or the folder's name
  identity   TEXT NOT NULL,        -- host[:port], or 'folder' (its port changes): part of fingerprints
  state      TEXT NOT NULL,        -- queued | crawling | done | stopped
  stopped_why_json TEXT            -- message, NULL where it was not stopped
);

CREATE TABLE page (
  id            INTEGER PRIMARY KEY,          -- of an address, whether it was visited or not
  site_id       INTEGER NOT NULL REFERENCES site(id),  -- the site that it belongs to
  seq           INTEGER NOT NULL,             -- order in the crawl, equal from run to run
  depth         INTEGER NOT NULL,             -- clicks from a seed
  url_requested TEXT NOT NULL,                -- as it was asked for, or would be
  url_key       TEXT NOT NULL,                -- canonical form: one page has one
  url_final     TEXT,                         -- after redirects; NULL where nothing came
  final_key     TEXT,                         -- canonical form of url_final: pages that share it are one page
  path_key      TEXT NOT NULL,                -- url_key without its query: its variants share it
  content_hash  TEXT,                         -- of title, language, main text and its pictures: what makes it this page
  origin        TEXT NOT NULL,                -- seed | sitemap | link
  state         TEXT NOT NULL,                -- queued | done
  status        TEXT,                         -- PageStatus, NULL while queued
  reason_json   TEXT,                         -- message: why it was not audited
  http_status   INTEGER,                      -- of the last answer, NULL where there was none
  title         TEXT NOT NULL DEFAULT '',     -- of the document, clipped
  lang          TEXT NOT NULL DEFAULT '',     -- as the page says it; '' says nothing
  template      TEXT NOT NULL DEFAULT '',     -- fingerprint of its structure
  words         INTEGER NOT NULL DEFAULT 0,   -- in the main content
  settled       INTEGER NOT NULL DEFAULT 1,   -- 0: it was still changing at the time limit
  attempts      INTEGER NOT NULL DEFAULT 0,   -- visits it took
  same_as       INTEGER REFERENCES page(id),  -- another address of that page: counted there only
  is_task       INTEGER NOT NULL DEFAULT 0,   -- on a declared journey
  expanded      INTEGER NOT NULL DEFAULT 0,   -- its links were put into the queue
  UNIQUE (site_id, url_key)
);
CREATE INDEX page_path ON page (site_id, path_key, seq);
CREATE INDEX page_final ON page (site_id, final_key);
CREATE INDEX page_state ON page (site_id, state, depth, seq);

CREATE TABLE artifact (
  scope      TEXT NOT NULL,     -- what it is about: page | document | site
  subject_id INTEGER NOT NULL,  -- id in the table of that name
  profile    TEXT NOT NULL,     -- Profile.id: how the subject was met
  key        TEXT NOT NULL,     -- Artifact.key
  body       BLOB,              -- zlib-compressed JSON, NULL when collecting failed
  error_json TEXT,              -- message: why it failed
  PRIMARY KEY (scope, subject_id, profile, key)
) WITHOUT ROWID;

CREATE TABLE rule_run (
  judgement_id      INTEGER NOT NULL REFERENCES judgement(id),  -- who says so
  site_id           INTEGER NOT NULL REFERENCES site(id),  -- the site, also of its pages and documents
  page_id           INTEGER REFERENCES page(id),  -- NULL for rules about documents and sites
  document_id       INTEGER REFERENCES document(id),  -- NULL for rules about pages and sites
  rule_id           TEXT NOT NULL,     -- the card is in the judgement's rules_json
  profiles          TEXT NOT NULL,     -- ids of the profiles that it judged, a space between them
  outcome           TEXT NOT NULL,     -- Outcome
  targets_tested    INTEGER NOT NULL,  -- elements, or what else the rule counts
  targets_failed    INTEGER NOT NULL,  -- of those tested
  targets_cant_tell INTEGER NOT NULL,  -- of those tested
  error_json        TEXT               -- message: what was not tested or went wrong
);
CREATE INDEX rule_run_page ON rule_run (page_id);
CREATE INDEX rule_run_site ON rule_run (site_id, judgement_id, rule_id);

CREATE TABLE finding (
  id          INTEGER PRIMARY KEY,          -- in the order in which they were said
  judgement_id INTEGER NOT NULL REFERENCES judgement(id),  -- who says so
  site_id     INTEGER NOT NULL REFERENCES site(id),  -- the site, also of its pages and documents
  page_id     INTEGER REFERENCES page(id),  -- NULL: a finding about a document or the site
  document_id INTEGER REFERENCES document(id),  -- NULL: a finding about a page or the site
  rule_id     TEXT NOT NULL,                -- the card is in the judgement's rules_json
  profiles    TEXT NOT NULL,                -- ids of the profiles under which it was seen, a space between them
  outcome     TEXT NOT NULL,                -- failed | cantTell
  message_json TEXT NOT NULL,               -- Message: a template in English with its values
  harm_json   TEXT NOT NULL,                -- {population: harm}
  selector    TEXT NOT NULL DEFAULT '',     -- of the element, '' where it is about the whole
  html        TEXT NOT NULL DEFAULT '',     -- of the element, clipped
  frame_url   TEXT,                         -- NULL: the main frame
  third_party INTEGER NOT NULL DEFAULT 0,   -- in a frame of another site: listed, not scored
  box_json    TEXT,                         -- [x, y, width, height] in CSS px
  component   TEXT NOT NULL DEFAULT '',     -- path of the element, without what changes by page
  cause       TEXT NOT NULL,                -- findings of a rule with one cause have one repair
  fingerprint TEXT NOT NULL,                -- the same from run to run, whatever the words
  data_json   TEXT NOT NULL DEFAULT '{}'    -- small values for reports
);
CREATE INDEX finding_cause ON finding (site_id, judgement_id, rule_id, cause);
CREATE INDEX finding_page ON finding (page_id);
CREATE INDEX finding_fingerprint ON finding (fingerprint);

CREATE TABLE link (
  page_id  INTEGER NOT NULL REFERENCES page(id),  -- where it stands
  position INTEGER NOT NULL,  -- on the page
  url      TEXT NOT NULL,     -- as written, made whole
  url_key  TEXT NOT NULL,     -- canonical form, as in page
  kind     TEXT NOT NULL,     -- LinkKind: page | document | held document | action | nofollow | canonical
  PRIMARY KEY (page_id, position)
) WITHOUT ROWID;
CREATE INDEX link_key ON link (url_key);

CREATE TABLE document (
  id          INTEGER PRIMARY KEY,  -- of a file that pages link to
  site_id     INTEGER NOT NULL REFERENCES site(id),  -- whose pages link to it
  url         TEXT NOT NULL,        -- as first met
  url_key     TEXT NOT NULL,        -- canonical form, as in link
  kind        TEXT NOT NULL,        -- pdf, docx, xlsx, ...
  size_bytes  INTEGER,              -- NULL: unknown
  http_status INTEGER,              -- NULL: not asked (another host, or over budget)
  UNIQUE (site_id, url_key)
);

CREATE TABLE picture (
  site_id INTEGER NOT NULL REFERENCES site(id),  -- the site
  rule_id TEXT NOT NULL,     -- the rule that failed there
  cause   TEXT NOT NULL,     -- as in finding
  page_id INTEGER NOT NULL REFERENCES page(id),  -- the page that is shown
  png     BLOB NOT NULL,     -- one place where the cause shows, outlined
  width   INTEGER NOT NULL,  -- px
  height  INTEGER NOT NULL,  -- px
  PRIMARY KEY (site_id, rule_id, cause)
) WITHOUT ROWID;
