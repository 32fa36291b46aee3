package org.anydoor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: one deployment serves one community. */
@SpringBootApplication
public class Anydoor {
    public static void main(String[] args) {
        SpringApplication.run(Anydoor.class, args);
    }
}
