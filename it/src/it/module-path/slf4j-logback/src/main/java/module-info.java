module com.acme.slf4jlogback {
    requires org.slf4j;
}
