package dev.interlock.command.eventstore;

import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.config.annotation.SpringBeanParameterResolverFactory;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.ClassUtils;

/** Axon in plain Java: aggregates by annotation, handlers' parameters from Spring's beans. */
@Configuration
class AxonConfiguration {
  private static final String GROUP = "same-transaction";

  @Bean(initMethod = "start", destroyMethod = "shutdown")
  org.axonframework.config.Configuration axon(
      DataSource dataSource,
      PlatformTransactionManager springTransactions,
      List<SameTransaction> tables,
      ApplicationContext beans) {
    TransactionManager transactions = new SpringTransactionManager(springTransactions);
    Serializer serializer = new EventSerializer();
    PostgresEvents events =
        new PostgresEvents(
            new UnitOfWorkAwareConnectionProviderWrapper(
                new SpringDataSourceConnectionProvider(dataSource)),
            transactions,
            serializer);
    Configurer axon =
        DefaultConfigurer.defaultConfiguration(false)
            .configureTransactionManager(configuration -> transactions)
            .configureSerializer(configuration -> serializer)
            .configureEmbeddedEventStore(configuration -> events)
            .registerComponent(
                ParameterResolverFactory.class, configuration -> parametersFrom(beans));
    aggregates().forEach(type -> axon.configureAggregate(configured(type)));
    axon.eventProcessing()
        .usingSubscribingEventProcessors()
        .byDefaultAssignTo(GROUP)
        .registerListenerInvocationErrorHandler(
            GROUP, configuration -> PropagatingErrorHandler.instance());
    tables.forEach(table -> axon.eventProcessing().registerEventHandler(configuration -> table));
    return axon.buildConfiguration();
  }

  private static ParameterResolverFactory parametersFrom(ApplicationContext beans) {
    return MultiParameterResolverFactory.ordered(
        ClasspathParameterResolverFactory.forClass(AxonConfiguration.class),
        new SpringBeanParameterResolverFactory(beans));
  }

  private static <A> AggregateConfigurer<A> configured(Class<A> type) {
    return AggregateConfigurer.defaultConfiguration(type)
        .configureCommandTargetResolver(configuration -> new CommandTarget());
  }

  private static List<? extends Class<?>> aggregates() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(AggregateRoot.class));
    return scanner.findCandidateComponents("dev.interlock.command").stream()
        .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
        .toList();
  }
}
