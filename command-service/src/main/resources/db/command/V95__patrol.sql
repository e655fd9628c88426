-- A number from 0 to 1 for each instance, always the same: when in an interval its turn is.
CREATE FUNCTION command.spread(backend_id text, instance text) RETURNS double precision
  LANGUAGE sql IMMUTABLE
  RETURN ('x' || substr(md5(backend_id || '/' || instance), 1, 6))::bit(24)::int / 16777216.0;

-- Instances that have served a stage since before there was a patrol.
INSERT INTO command.probe_order (backend_id, instance, due_at)
SELECT backend_id, name, now() + command.spread(backend_id, name) * interval '6 hours'
FROM (SELECT backend_id, jsonb_path_query(registration, '$.instances[*].name') #>> '{}' AS name
  FROM command.backend WHERE backend_id IN (SELECT backend_id FROM command.backend_stage)) AS bound
ON CONFLICT (backend_id, instance) DO NOTHING;
