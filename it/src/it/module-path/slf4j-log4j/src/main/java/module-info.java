module com.acme.slf4jlog4j {
    requires org.slf4j;
}
