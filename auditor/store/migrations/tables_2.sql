-- The tables that schema 2 made anew, as they were then: what a later schema changes is for its own step.
CREATE TABLE run (
  id              INTEGER PRIMARY KEY,
  started_at      TEXT NOT NULL,
  finished_at     TEXT,
  state           TEXT NOT NULL,
  incomplete_why_json TEXT,
  tool_version    TEXT NOT NULL,
  axe_version     TEXT NOT NULL,
  browser_version TEXT NOT NULL,
  probe_hash      TEXT NOT NULL,
  config_hash     TEXT NOT NULL,
  config_json     TEXT NOT NULL,
  judgement_id    INTEGER REFERENCES judgement(id),
  shown_judgement_id INTEGER REFERENCES judgement(id)
);
CREATE TABLE judgement (
  id           INTEGER PRIMARY KEY,
  run_id       INTEGER NOT NULL REFERENCES run(id),
  started_at   TEXT NOT NULL,
  finished_at  TEXT,
  tool_version TEXT NOT NULL,
  rules_json   TEXT NOT NULL
);
CREATE INDEX judgement_run ON judgement (run_id);
CREATE TABLE site (
  id         INTEGER PRIMARY KEY,
  run_id     INTEGER NOT NULL REFERENCES run(id),
  source     TEXT NOT NULL,
  base_url   TEXT NOT NULL,
  name       TEXT NOT NULL,
  identity   TEXT NOT NULL,
  state      TEXT NOT NULL,
  stopped_why_json TEXT
);
CREATE TABLE page (
  id            INTEGER PRIMARY KEY,
  site_id       INTEGER NOT NULL REFERENCES site(id),
  seq           INTEGER NOT NULL,
  depth         INTEGER NOT NULL,
  url_requested TEXT NOT NULL,
  url_key       TEXT NOT NULL,
  url_final     TEXT,
  final_key     TEXT,
  path_key      TEXT NOT NULL,
  content_hash  TEXT,
  origin        TEXT NOT NULL,
  state         TEXT NOT NULL,
  status        TEXT,
  reason_json   TEXT,
  http_status   INTEGER,
  title         TEXT NOT NULL DEFAULT '',
  lang          TEXT NOT NULL DEFAULT '',
  template      TEXT NOT NULL DEFAULT '',
  words         INTEGER NOT NULL DEFAULT 0,
  settled       INTEGER NOT NULL DEFAULT 1,
  attempts      INTEGER NOT NULL DEFAULT 0,
  same_as       INTEGER REFERENCES page(id),
  is_task       INTEGER NOT NULL DEFAULT 0,
  expanded      INTEGER NOT NULL DEFAULT 0,
  UNIQUE (site_id, url_key)
);
CREATE INDEX page_path ON page (site_id, path_key, seq);
CREATE INDEX page_final ON page (site_id, final_key);
CREATE INDEX page_state ON page (site_id, state, depth, seq);
CREATE TABLE artifact (
  scope      TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  profile    TEXT NOT NULL,
  key        TEXT NOT NULL,
  body       BLOB,
  error_json TEXT,
  PRIMARY KEY (scope, subject_id, profile, key)
) WITHOUT ROWID;
CREATE TABLE rule_run (
  judgement_id      INTEGER NOT NULL REFERENCES judgement(id),
  site_id           INTEGER NOT NULL REFERENCES site(id),
  page_id           INTEGER REFERENCES page(id),
  document_id       INTEGER REFERENCES document(id),
  rule_id           TEXT NOT NULL,
  profiles          TEXT NOT NULL,
  outcome           TEXT NOT NULL,
  targets_tested    INTEGER NOT NULL,
  targets_failed    INTEGER NOT NULL,
  targets_cant_tell INTEGER NOT NULL,
  error_json        TEXT
);
CREATE INDEX rule_run_page ON rule_run (page_id);
CREATE INDEX rule_run_site ON rule_run (site_id, judgement_id, rule_id);
CREATE TABLE finding (
  id          INTEGER PRIMARY KEY,
  judgement_id INTEGER NOT NULL REFERENCES judgement(id),
  site_id     INTEGER NOT NULL REFERENCES site(id),
  page_id     INTEGER REFERENCES page(id),
  document_id INTEGER REFERENCES document(id),
  rule_id     TEXT NOT NULL,
  profiles    TEXT NOT NULL,
  outcome     TEXT NOT NULL,
  message_json TEXT NOT NULL,
  harm_json   TEXT NOT NULL,
  selector    TEXT NOT NULL DEFAULT '',
  html        TEXT NOT NULL DEFAULT '',
  frame_url   TEXT,
  third_party INTEGER NOT NULL DEFAULT 0,
  box_json    TEXT,
  component   TEXT NOT NULL DEFAULT '',
  cause       TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  data_json   TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX finding_cause ON finding (site_id, judgement_id, rule_id, cause);
CREATE INDEX finding_page ON finding (page_id);
CREATE INDEX finding_fingerprint ON finding (fingerprint);
