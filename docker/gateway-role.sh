#!/bin/sh
# Makes the role of the gateway at the first start, and gives it the password of its secret.
set -eu
PGPASSWORD="$(cat /run/secrets/database/spring.datasource.password)"
export PGPASSWORD
password="$(cat /run/secrets/gateway/database/spring.datasource.password)"
psql --host=postgres --username=interlock --dbname=interlock --quiet --set=ON_ERROR_STOP=1 \
  --set=password="$password" <<'SQL'
SELECT 'CREATE ROLE interlock_gateway'
  WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'interlock_gateway') \gexec
ALTER ROLE interlock_gateway LOGIN PASSWORD :'password';
GRANT USAGE ON SCHEMA vault TO interlock_gateway;
GRANT SELECT ON vault.private_key TO interlock_gateway;
SQL
