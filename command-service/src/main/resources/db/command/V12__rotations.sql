-- Rotations as the guards need them; written in the transaction of the events.
CREATE TABLE rotation (
  rotation_id        text PRIMARY KEY,
  old_certificate_id text NOT NULL,
  new_certificate_id text NOT NULL,
  phase              text NOT NULL,
  open               boolean NOT NULL
);

-- A stage is moved by one rotation at a time.
CREATE TABLE rotation_stage (
  rotation_id text    NOT NULL REFERENCES rotation,
  stage_id    text    NOT NULL,
  open        boolean NOT NULL,
  PRIMARY KEY (rotation_id, stage_id)
);
CREATE UNIQUE INDEX one_open_rotation_per_stage ON rotation_stage (stage_id) WHERE open;
