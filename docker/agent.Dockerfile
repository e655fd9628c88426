# The agent, for Envoy and Kubernetes, whose servers are not processes of its own container; the build's folder
# is agent/target or agent-envoy/target.
ARG BASE_IMAGE=eclipse-temurin:25-jre
FROM ${BASE_IMAGE}
WORKDIR /var/lib/interlock-agent
COPY interlock-agent*.jar /application/interlock-agent.jar
# Without a name; it must own the folder of the trust file.
RUN chown 10001:10001 .
USER 10001:10001
VOLUME /var/lib/interlock-agent
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50", "-jar", "/application/interlock-agent.jar"]
CMD ["run", "/etc/interlock/agent.properties"]
