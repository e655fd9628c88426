-- How long each backend took to prove the bundles that rotations had it told of.
CREATE TABLE command.bundle_proof (
  backend_id text        NOT NULL REFERENCES command.backend,
  version    int         NOT NULL,
  offered_at timestamptz NOT NULL,
  proved_at  timestamptz,
  PRIMARY KEY (backend_id, version)
);
