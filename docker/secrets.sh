#!/bin/sh
# Makes the secrets at the first start, each in the volume of those who may read it; keeps them then.
set -eu
readonly password=/database/spring.datasource.password
readonly keys=/vault/vault.keys
readonly credentials=/vault/credentials
readonly gateway=/gateway

if [ ! -e "$password" ]; then
  head -c 24 /dev/urandom | base64 | tr -d '\n' >"$password.new"
  chmod 444 "$password.new"
  mv "$password.new" "$password"
fi
if [ ! -e "$keys" ]; then
  (umask 077 && echo "first:$(head -c 32 /dev/urandom | base64)" >"$keys.new")
  chown 10001:10001 "$keys.new"
  mv "$keys.new" "$keys"
fi
if [ ! -e "$credentials" ]; then
  (
    umask 077
    {
      echo "[default]"
      echo "aws_access_key_id = AKIA$(head -c 512 /dev/urandom | base64 -w 0 | tr -dc 'A-Z2-7' | head -c 16)"
      echo "aws_secret_access_key = $(head -c 30 /dev/urandom | base64)"
    } >"$credentials.new"
  )
  chown 10001:10001 "$credentials.new"
  mv "$credentials.new" "$credentials"
fi
if [ ! -e "$gateway/database/spring.datasource.password" ]; then
  mkdir -p "$gateway/database" "$gateway/vault"
  head -c 24 /dev/urandom | base64 | tr -d '\n' >"$gateway/database/new"
  chmod 444 "$gateway/database/new"
  mv "$gateway/database/new" "$gateway/database/spring.datasource.password"
fi
# At each start: they may have changed. The first access key is none of the gateway's business.
(umask 077 && cp "$keys" "$gateway/vault/new")
chown 10001:10001 "$gateway/vault/new"
mv "$gateway/vault/new" "$gateway/vault/vault.keys"
