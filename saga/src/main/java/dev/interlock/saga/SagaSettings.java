package dev.interlock.saga;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code interlock.saga.*}.
 *
 * @param probeInterval the time between two rounds of probes
 */
@ConfigurationProperties("interlock.saga")
record SagaSettings(@DefaultValue("15s") Duration probeInterval) {}
