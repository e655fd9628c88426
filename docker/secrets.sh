#!/bin/sh
# Makes the secrets at the first start, each in the volume of those who may read it; keeps them then.
set -eu
readonly password=/database/spring.datasource.password
readonly keys=/vault/vault.keys

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
