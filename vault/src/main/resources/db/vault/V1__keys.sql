CREATE SCHEMA IF NOT EXISTS vault;

CREATE TABLE vault.private_key (
    certificate_id        text PRIMARY KEY,
    key_handle            text NOT NULL UNIQUE,
    -- DER. Unique, because OpenSSL can let one of two certificates of one name hide the other.
    subject               bytea NOT NULL UNIQUE,
    -- DER.
    certificate           bytea NOT NULL,
    issued_at             timestamptz NOT NULL,
    sealed_private_key    bytea,
    wrapped_data_key      bytea,
    key_encryption_key_id text,
    destroyed_at          timestamptz,
    CONSTRAINT wholly_alive_or_wholly_destroyed CHECK (
        CASE WHEN destroyed_at IS NULL
            THEN num_nulls(sealed_private_key, wrapped_data_key, key_encryption_key_id) = 0
            ELSE num_nonnulls(sealed_private_key, wrapped_data_key, key_encryption_key_id) = 0
        END),
    -- Nonce, 256-bit key, tag: a bare data key does not fit.
    CONSTRAINT data_key_is_wrapped CHECK (octet_length(wrapped_data_key) = 12 + 32 + 16)
);

CREATE INDEX live_key_by_key_encryption_key
    ON vault.private_key (certificate_id, key_encryption_key_id) WHERE destroyed_at IS NULL;

CREATE FUNCTION vault.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'vault.private_key: % of key % is refused, destruction is for good and leaves a tombstone',
        TG_OP, OLD.key_handle;
END
$$;

CREATE TRIGGER tombstone_stays BEFORE UPDATE ON vault.private_key
    FOR EACH ROW WHEN (OLD.destroyed_at IS NOT NULL) EXECUTE FUNCTION vault.refuse_change();

CREATE TRIGGER key_leaves_a_tombstone BEFORE DELETE ON vault.private_key
    FOR EACH ROW EXECUTE FUNCTION vault.refuse_change();
