-- A rotation that is held does not move its stages.
ALTER TABLE rotation ADD COLUMN held boolean NOT NULL DEFAULT false;

UPDATE rotation SET held = true WHERE open AND (
  SELECT type FROM event
  WHERE aggregate_identifier = rotation_id AND (type IN ('rotation-held', 'rotation-resumed')
    OR type = 'rotation-phase-entered' AND payload::jsonb->>'phase' = 'ROLLING_BACK')
  ORDER BY sequence_number DESC LIMIT 1) = 'rotation-held';
