module com.acme.log4j {
    requires org.apache.logging.log4j;
}
