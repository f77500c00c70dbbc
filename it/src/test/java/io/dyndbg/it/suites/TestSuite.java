package io.dyndbg.it.suites;

import io.dyndbg.it.ChildProcess;
import io.dyndbg.it.Maven;
import io.dyndbg.it.corpus.CorpusJar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some of the tests that the authors of a library have published for it.
 *
 * @param library the library, {@code groupId:artifactId:version}
 * @param tests the classifier of its jar with tests
 * @param needs what these tests need beside what the library does, likewise
 * @param classes those that run, without their common package
 */
enum TestSuite {
    ZOOKEEPER(
            "org.apache.zookeeper:zookeeper:3.9.2",
            "tests",
            List.of(
                    "org.junit.jupiter:junit-jupiter:5.14.4",
                    "org.mockito:mockito-core:4.11.0",
                    "org.hamcrest:hamcrest:2.2",
                    "commons-io:commons-io:2.17.0",
                    "ch.qos.logback:logback-classic:1.2.13",
                    "io.dropwizard.metrics:metrics-core:4.1.12.1",
                    "org.xerial.snappy:snappy-java:1.1.10.5"),
            "org.apache.zookeeper.",
            List.of(
                    "ClientCnxnSocketTest",
                    "server.DataTreeTest",
                    "server.PrepRequestProcessorTest",
                    "server.FinalRequestProcessorTest",
                    "test.ACLTest",
                    "test.SessionTest")),
    KAFKA(
            "org.apache.kafka:kafka-clients:3.8.0",
            "test",
            List.of(
                    "org.junit.jupiter:junit-jupiter:5.14.4",
                    "org.mockito:mockito-core:5.20.0",
                    "org.mockito:mockito-junit-jupiter:5.20.0",
                    "org.hamcrest:hamcrest:2.2",
                    "ch.qos.logback:logback-classic:1.2.13",
                    "org.bouncycastle:bcpkix-jdk18on:1.78.1",
                    "com.fasterxml.jackson.core:jackson-databind:2.16.2",
                    "org.bitbucket.b_c:jose4j:0.9.6"),
            "org.apache.kafka.",
            List.of(
                    "clients.MetadataTest",
                    "clients.NetworkClientTest",
                    "clients.producer.internals.SenderTest",
                    "clients.producer.internals.RecordAccumulatorTest",
                    "clients.consumer.internals.EagerConsumerCoordinatorTest",
                    "common.network.SelectorTest")),
    DBCP(
            "org.apache.commons:commons-dbcp2:2.12.0",
            "tests",
            List.of(
                    "org.junit.jupiter:junit-jupiter:5.14.4",
                    "org.mockito:mockito-core:4.11.0",
                    "com.h2database:h2:2.3.232"),
            "org.apache.commons.dbcp2.",
            List.of(
                    "TestBasicDataSource",
                    "TestAbandonedBasicDataSource",
                    "TestPoolingDataSource",
                    "TestPoolingDriver",
                    "TestBasicDataSourceFactory")),
    /** A user of Log4j 2's own API, which few publish their tests. */
    ISIS(
            "org.apache.isis.core:isis-core-metamodel:2.0.0-M9",
            "tests",
            List.of(
                    "org.junit.jupiter:junit-jupiter:5.14.4",
                    "org.junit.vintage:junit-vintage-engine:5.14.4",
                    "org.junit.platform:junit-platform-commons:1.14.4",
                    "org.junit.platform:junit-platform-launcher:1.14.4",
                    // Behind those, since it has others of its own.
                    "org.apache.isis.core:isis-core-internaltestsupport:2.0.0-M9",
                    "org.mockito:mockito-core:4.11.0",
                    "org.apache.logging.log4j:log4j-core:2.17.2"),
            "org.apache.isis.core.metamodel.",
            List.of(
                    "specloader.SpecificationLoaderTest_nonScalar",
                    "specloader.SpecificationLoaderTest_value",
                    "specloader.SpecificationCacheDefaultTest",
                    "services.ServiceInjectorLegacyTest",
                    "services.appfeat.ApplicationFeatureRepositoryDefaultTest",
                    "services.grid.GridLoadingTest",
                    "services.menubars.BSMenuBarsTest",
                    "services.tablecol.TableColumnOrderServiceUsingTxtFile_Test",
                    "services.metamodel.MetaModelServiceDefaultTest",
                    "services.ServiceInjectorDefaultTest_usingFields",
                    "services.appfeat.ApplicationFeatureTest",
                    "services.title.TitleServiceDefaultTest",
                    "facets.collections.collection.CollectionAnnotationFacetFactoryTest",
                    "facets.object.ident.title.TitleAnnotationFacetFactoryTest",
                    "facets.param.parameter.ParameterAnnotationFacetFactoryTest",
                    "facets.properties.property.PropertyAnnotationFacetFactoryTest",
                    "facets.value.semantics.ValueSemanticsAnnotationFacetFactoryTest",
                    "facets.ordering.memberorder.LayoutOrderTest",
                    "facets.object.domainobject.DomainObjectAnnotationFacetFactoryTest",
                    "facets.actions.action.ActionAnnotationFacetFactoryTest_Invocation")),
    UNDERTOW(
            "io.undertow:undertow-core:2.3.18.Final",
            "tests",
            List.of(
                    "org.junit.vintage:junit-vintage-engine:5.14.4",
                    "org.apache.httpcomponents:httpclient:4.5.14",
                    "org.apache.httpcomponents:httpmime:4.5.14"),
            "io.undertow.",
            List.of(
                    "client.http.HttpClientTestCase",
                    "server.MaxRequestSizeTestCase",
                    "server.handlers.ChunkedRequestTransferCodingTestCase",
                    "server.handlers.PredicatedHandlersTestCase",
                    "server.handlers.ReceiverTestCase",
                    "server.handlers.RoutingHandlerTestCase",
                    "server.handlers.blocking.SimpleBlockingServerTestCase",
                    "server.handlers.form.FormDataParserTestCase",
                    "server.handlers.session.InMemorySessionTestCase",
                    "server.handlers.session.URLRewritingSessionTestCase",
                    "server.security.DigestAuthenticationAuthTestCase",
                    "server.security.FormAuthTestCase",
                    "server.security.GenericHeaderAuthenticationTestCase"));

    /** A test that does not run, since it tells nothing: every few runs it fails for the jar as it was released, too. */
    static final String UNSTEADY =
            "org.apache.kafka.clients.consumer.internals.EagerConsumerCoordinatorTest#testOutdatedCoordinatorAssignment";

    private static final String DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0";
    private static final String LAUNCHER = "org.junit.platform:junit-platform-console:1.14.4";

    private final String library;
    private final String tests;
    private final List<String> needs;
    private final String common;
    private final List<String> classes;

    TestSuite(String library, String tests, List<String> needs, String common, List<String> classes) {
        this.library = library;
        this.tests = tests;
        this.needs = needs;
        this.common = common;
        this.classes = classes;
    }

    List<String> classes() {
        return classes.stream().map(name -> common + name).toList();
    }

    /** Answers the library's jar, and all that its tests need. */
    CorpusJar resolve(Path folder) throws IOException {
        StringBuilder dependencies = new StringBuilder(dependency(library, "") + dependency(library, tests));
        Stream.concat(needs.stream(), Stream.of(LAUNCHER)).forEach(need -> dependencies.append(dependency(need, "")));
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>suites</groupId><artifactId>suite</artifactId>"
                        + "<version>1</version><dependencies>" + dependencies + "</dependencies></project>");
        ChildProcess.Result result = Maven.ofSystemProperties()
                .run(folder, DEPENDENCY_PLUGIN + ":build-classpath", "-Dmdep.outputFile=classpath.txt");
        if (result.code() != 0) {
            throw new IOException(name() + " can't be resolved\n" + result.text());
        }
        String name = library.split(":")[1] + "-" + library.split(":")[2] + ".jar";
        List<Path> all = Stream.of(Files.readString(folder.resolve("classpath.txt"))
                        .strip()
                        .split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Path jar = all.stream()
                .filter(path -> path.getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow();
        return new CorpusJar(jar, all.stream().filter(path -> !path.equals(jar)).toList());
    }

    private static String dependency(String coordinates, String classifier) {
        String[] parts = coordinates.split(":");
        return "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId><version>"
                + parts[2] + "</version>" + (classifier.isEmpty() ? "" : "<classifier>" + classifier + "</classifier>")
                + "</dependency>";
    }
}
