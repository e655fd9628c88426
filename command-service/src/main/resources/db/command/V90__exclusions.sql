-- A rotation that is being taken back switches no further stage.
ALTER TABLE rotation ADD COLUMN taken_back boolean NOT NULL DEFAULT false;

UPDATE rotation SET taken_back = true WHERE open AND EXISTS (
  SELECT 1 FROM event
  WHERE aggregate_identifier = rotation_id AND type = 'rotation-abort-requested');

-- The backends without whose proof a person let a rotation go on.
CREATE TABLE rotation_exclusion (
  rotation_id text NOT NULL REFERENCES rotation,
  backend_id  text NOT NULL,
  PRIMARY KEY (rotation_id, backend_id)
);
