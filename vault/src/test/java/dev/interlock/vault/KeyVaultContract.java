package dev.interlock.vault;

/** What every {@link KeyVault} does. An implementation's test is one of this. */
interface KeyVaultContract
    extends IssuingContract,
        AwsProfileContract,
        AdoptionContract,
        SigningRequestContract,
        KeyLifeContract,
        KeyUseContract,
        KeySecrecyContract {}
