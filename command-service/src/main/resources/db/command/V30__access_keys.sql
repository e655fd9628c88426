-- Who may call; written in the transaction of the events. The secrets are in the vault.
CREATE TABLE access_key (
  access_key_id text        PRIMARY KEY,
  user_name     text        NOT NULL,
  role          text        NOT NULL,
  enabled       boolean     NOT NULL,
  created_at    timestamptz NOT NULL
);
