-- Layout of the view. Raise ViewFile.LAYOUT with any change here. Values are records as they are on the log.
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What the view holds of each partition: from first (before it, retention) up to, and without, next.
CREATE TABLE offsets (
  topic TEXT NOT NULL, part INTEGER NOT NULL, first INTEGER NOT NULL, next INTEGER NOT NULL,
  PRIMARY KEY (topic, part)
) WITHOUT ROWID;

-- Compacted topics, newest value of each key.
CREATE TABLE settings (
  topic TEXT NOT NULL, id TEXT NOT NULL, value BLOB NOT NULL,
  PRIMARY KEY (topic, id)
) WITHOUT ROWID;

-- clean is null until the clean record was read, mentions until the tagged one was; part and pos are where each stands.
-- read_again: 1 where a replay has found the mentions, in place of what was found when the release came in.
-- told is the newest clean record with text, where clean is a withdrawal that brought none.
-- num: in the order in which they came. What there are many of goes by it, so that what comes together stands together; ids are random.
CREATE TABLE releases (
  num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, received_at INTEGER NOT NULL, source TEXT NOT NULL,
  version INTEGER, withdrawn INTEGER, clean BLOB, told BLOB, clean_part INTEGER, clean_pos INTEGER,
  tagged_version INTEGER, tagged_withdrawn INTEGER, mentions BLOB, mentions_part INTEGER, mentions_pos INTEGER,
  read_again INTEGER
);
CREATE INDEX releases_by_time ON releases (received_at, id);
CREATE INDEX releases_by_source ON releases (source, received_at, id);
CREATE INDEX releases_by_clean ON releases (clean_part, clean_pos);
CREATE INDEX releases_read_again ON releases (id) WHERE read_again = 1;

-- Versions that a later one has taken the place of, whole: few releases are edited, and their old texts can be shown with the log away.
CREATE TABLE release_versions (
  release TEXT NOT NULL, version INTEGER NOT NULL, value BLOB NOT NULL, part INTEGER NOT NULL, pos INTEGER NOT NULL,
  PRIMARY KEY (release, version)
);
CREATE INDEX release_versions_by_place ON release_versions (part, pos);

-- Releases erased on legal demand, their parts too: kept for ever. audited: the change is on the audit topic, which has no end.
CREATE TABLE erasures (id TEXT PRIMARY KEY, audited INTEGER NOT NULL) WITHOUT ROWID;

-- release: its num.
CREATE TABLE release_actors (
  actor TEXT NOT NULL, release INTEGER NOT NULL,
  PRIMARY KEY (actor, release)
) WITHOUT ROWID;
CREATE INDEX release_actors_by_release ON release_actors (release);

-- release: its num.
CREATE TABLE release_words (
  word TEXT NOT NULL, release INTEGER NOT NULL,
  PRIMARY KEY (word, release)
) WITHOUT ROWID;
CREATE INDEX release_words_by_release ON release_words (release);

-- Every revision of every alert, in the order this view read them; (part, pos) orders them for every reader of the log.
CREATE TABLE alert_changes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, part INTEGER NOT NULL, pos INTEGER NOT NULL,
  alert TEXT NOT NULL, revision INTEGER NOT NULL, subscription TEXT NOT NULL, origin TEXT NOT NULL,
  change TEXT NOT NULL, suppressed INTEGER NOT NULL, value BLOB NOT NULL,
  UNIQUE (part, pos)
);
CREATE INDEX alert_changes_by_alert ON alert_changes (alert, pos);
CREATE INDEX alert_changes_by_subscription ON alert_changes (subscription, part, pos);

-- The highest revision of each. acknowledged and assignee are those of alert_handling.
CREATE TABLE alerts (
  id TEXT PRIMARY KEY, subscription TEXT NOT NULL, raised_at INTEGER NOT NULL, revision INTEGER NOT NULL,
  origin TEXT NOT NULL, status TEXT NOT NULL, story TEXT NOT NULL, suppressed INTEGER NOT NULL, seq INTEGER NOT NULL,
  acknowledged INTEGER NOT NULL DEFAULT 0, assignee TEXT
);
CREATE INDEX alerts_by_time ON alerts (raised_at, id);
CREATE INDEX alerts_by_subscription ON alerts (subscription, raised_at, id);
CREATE INDEX alerts_by_status ON alerts (status, raised_at, id);
CREATE INDEX alerts_by_story ON alerts (story, raised_at, id);
CREATE INDEX alerts_by_acknowledgement ON alerts (acknowledged, raised_at, id);
CREATE INDEX alerts_by_assignee ON alerts (assignee, raised_at, id) WHERE assignee IS NOT NULL;

-- What people have done about alerts, also about such as are not read yet.
CREATE TABLE alert_handling (
  alert TEXT PRIMARY KEY, acknowledged INTEGER NOT NULL, assignee TEXT, muted_until INTEGER, value BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX alert_handling_by_mute ON alert_handling (muted_until) WHERE muted_until IS NOT NULL;

CREATE TABLE alert_releases (
  release TEXT NOT NULL, alert TEXT NOT NULL,
  PRIMARY KEY (release, alert)
) WITHOUT ROWID;

-- The actors and sources that an alert is found by, newest first: actor/nato, source/state.gov; raised_at is the alert's.
CREATE TABLE alert_keys (
  key TEXT NOT NULL, raised_at INTEGER NOT NULL, alert TEXT NOT NULL,
  PRIMARY KEY (key, raised_at, alert)
) WITHOUT ROWID;
CREATE INDEX alert_keys_by_alert ON alert_keys (alert, key);

CREATE TABLE deliveries (
  id TEXT PRIMARY KEY, endpoint TEXT NOT NULL, created_at INTEGER NOT NULL, state TEXT NOT NULL,
  part INTEGER NOT NULL, pos INTEGER NOT NULL,
  value BLOB NOT NULL
);
CREATE INDEX deliveries_by_endpoint ON deliveries (endpoint, created_at, id);

CREATE TABLE changes (
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, subject TEXT NOT NULL, part INTEGER NOT NULL, pos INTEGER NOT NULL,
  value BLOB NOT NULL
);
CREATE INDEX changes_by_time ON changes (at, id);
CREATE INDEX changes_by_subject ON changes (subject, at, id);

-- Word to the operators; pos is that of the latest record that says it.
CREATE TABLE notices (
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL, part INTEGER NOT NULL, pos INTEGER NOT NULL,
  value BLOB NOT NULL
);
CREATE INDEX notices_by_time ON notices (at, id);
CREATE INDEX notices_by_subject ON notices (subject, at, id);
