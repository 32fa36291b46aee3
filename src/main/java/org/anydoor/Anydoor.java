package org.anydoor;

import java.util.List;
import org.anydoor.platform.launch.Commands;
import org.anydoor.platform.launch.RunCommand;
import org.anydoor.platform.launch.TrainCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: one deployment serves one community. */
@SpringBootApplication
public class Anydoor {

    public static void main(String[] arguments) {
        int status = new Commands(List.of(new RunCommand(Anydoor.class), new TrainCommand(Anydoor.class))).run(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }
}
