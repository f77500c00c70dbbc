package com.acme;

class Quiet {}
