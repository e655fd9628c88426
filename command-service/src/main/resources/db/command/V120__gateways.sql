-- Who serves as a gateway of the data plane, and when it was last heard of.
CREATE TABLE gateway (
  gateway_id text        PRIMARY KEY,
  joined     boolean     NOT NULL,
  heard_at   timestamptz NOT NULL
);

-- What each gateway said last that it presents at a stage; kept when it leaves, for it may come back.
CREATE TABLE presentation (
  stage_id     text  NOT NULL,
  gateway_id   text  NOT NULL,
  presentation jsonb NOT NULL,
  PRIMARY KEY (stage_id, gateway_id)
);

-- The time of the event by which a stage came to present what it does, to the letter, since gateways
-- name it; and the rotation that did it, if one did.
ALTER TABLE stage ADD COLUMN follow_since text, ADD COLUMN switched_by text;
UPDATE stage SET follow_since = last_change.at, switched_by = last_change.rotation_id
FROM (
  SELECT DISTINCT ON (aggregate_identifier) aggregate_identifier,
    payload::jsonb->>'at' AS at, payload::jsonb->>'rotationId' AS rotation_id
  FROM event
  WHERE type IN
    ('stage-created', 'certificate-assigned-to-stage', 'certificate-removed-from-stage')
  ORDER BY aggregate_identifier, global_index DESC
) AS last_change
WHERE last_change.aggregate_identifier = rest_api_id || '/' || name;
ALTER TABLE stage ALTER COLUMN follow_since SET NOT NULL;

-- Which gateways have ever joined, for receipts.
CREATE INDEX event_gateway_joined ON event (global_index) WHERE type = 'gateway-joined';
