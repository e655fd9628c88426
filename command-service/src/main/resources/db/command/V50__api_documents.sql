-- A method with its responses and its integration is one document, as it is one thing to AWS's
-- operations; the settings are members of AWS's model that are kept and shown.
ALTER TABLE command.rest_api ADD COLUMN settings jsonb NOT NULL DEFAULT '{}';

ALTER TABLE command.method ADD COLUMN definition jsonb;
UPDATE command.method m SET definition = jsonb_build_object(
  'authorizationType', authorization_type,
  'apiKeyRequired', api_key_required,
  'settings', '{}'::jsonb,
  'responses', '{}'::jsonb,
  'integration', (
    SELECT jsonb_build_object(
      'type', type,
      'httpMethod', integration_http_method,
      'uri', uri,
      'timeoutInMillis', timeout_in_millis,
      'insecureSkipVerification', insecure_skip_verification,
      'settings', '{}'::jsonb,
      'responses', '{}'::jsonb)
    FROM command.integration i
    WHERE (i.rest_api_id, i.resource_id, i.http_method)
      = (m.rest_api_id, m.resource_id, m.http_method)));
ALTER TABLE command.method
  ALTER COLUMN definition SET NOT NULL,
  DROP COLUMN authorization_type,
  DROP COLUMN api_key_required;
DROP TABLE command.integration;

-- What was deployed. Unknown for deployments that are older than this column.
ALTER TABLE command.deployment ADD COLUMN definition jsonb;

ALTER TABLE command.stage
  ADD COLUMN settings jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN canary_deployment_id text,
  ADD FOREIGN KEY (rest_api_id, canary_deployment_id) REFERENCES command.deployment;
