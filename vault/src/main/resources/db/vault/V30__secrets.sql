-- Secrets that are read back, such as those of access keys; sealed as private keys are.
CREATE TABLE vault.secret (
    id                    text PRIMARY KEY,
    stored_at             timestamptz NOT NULL,
    sealed_secret         bytea,
    wrapped_data_key      bytea,
    key_encryption_key_id text,
    destroyed_at          timestamptz,
    CONSTRAINT wholly_alive_or_wholly_destroyed CHECK (
        CASE WHEN destroyed_at IS NULL
            THEN num_nulls(sealed_secret, wrapped_data_key, key_encryption_key_id) = 0
            ELSE num_nonnulls(sealed_secret, wrapped_data_key, key_encryption_key_id) = 0
        END),
    CONSTRAINT data_key_is_wrapped CHECK (octet_length(wrapped_data_key) = 12 + 32 + 16)
);

CREATE INDEX live_secret_by_key_encryption_key
    ON vault.secret (id, key_encryption_key_id) WHERE destroyed_at IS NULL;

CREATE FUNCTION vault.refuse_change_of_secret() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'vault.secret: % of secret % is refused, destruction is for good and leaves a tombstone',
        TG_OP, OLD.id;
END
$$;

CREATE TRIGGER tombstone_stays BEFORE UPDATE ON vault.secret
    FOR EACH ROW WHEN (OLD.destroyed_at IS NOT NULL) EXECUTE FUNCTION vault.refuse_change_of_secret();

CREATE TRIGGER secret_leaves_a_tombstone BEFORE DELETE ON vault.secret
    FOR EACH ROW EXECUTE FUNCTION vault.refuse_change_of_secret();
