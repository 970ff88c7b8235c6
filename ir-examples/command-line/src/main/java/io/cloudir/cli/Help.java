package io.cloudir.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What help texts say beyond the commands' own annotations: commands in groups, exit codes, the words of severity. */
final class Help {
    private static final int WIDTH = 80;
    private static final int NAMES = 18;

    /** The commands, by what a person wants to do. */
    static final Map<String, List<String>> GROUPS = groups();

    private static final String[] FOOTER = {
        "",
        "Environment:",
        "  IR_STORE  stands for --store where it is left out",
        "  IR_ACTOR  stands for --actor where it is left out",
        "",
        "Exit codes:",
        "    0  done",
        "    2  usage",
        "    3  tampered or incomplete",
        "    4  input unreadable or invalid",
        "    5  store conflict or I/O",
        "    6  transition or approval refused, goal of a drill not met",
        "  130  interrupted",
        "   70  a bug of this tool"
    };

    private Help() {}

    static void complete(CommandLine ir) {
        ir.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        ir.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Help::commands);
        ir.getCommandSpec().usageMessage().footer(FOOTER);
        Optional.ofNullable(ir.getSubcommands().get("severity"))
                .ifPresent(severity -> severity.getCommandSpec().usageMessage().footer(SeverityCommand.vocabulary()));
    }

    private static String commands(CommandLine.Help help) {
        StringBuilder text = new StringBuilder();
        GROUPS.forEach((title, names) -> {
            TextTable table = TextTable.forColumns(
                    help.colorScheme(),
                    new Column(NAMES, 2, Overflow.SPAN),
                    new Column(WIDTH - NAMES, 0, Overflow.WRAP));
            names.forEach(name -> table.addRowValues(
                    help.colorScheme().commandText(name),
                    help.colorScheme().text(about(help.subcommands().get(name)))));
            text.append(System.lineSeparator()).append(title).append(':').append(System.lineSeparator());
            text.append(table);
        });
        return text.toString();
    }

    private static String about(CommandLine.@Nullable Help command) {
        return command == null
                ? ""
                : Arrays.stream(command.commandSpec().usageMessage().description())
                        .findFirst()
                        .orElse("");
    }

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("Be prepared", List.of("readiness", "preflight", "drill"));
        groups.put("From logs", List.of("detect", "run"));
        groups.put("Look and prove", List.of("list", "show", "graph", "report", "verify", "evidence"));
        groups.put(
                "Lead an incident by hand",
                List.of(
                        "open",
                        "ack",
                        "assign",
                        "note",
                        "assess",
                        "scope",
                        "advance",
                        "hold",
                        "merge",
                        "false-positive",
                        "suppress",
                        "reopen",
                        "tick"));
        groups.put(
                "Record the work that gates ask for",
                List.of(
                        "evidence-add",
                        "task",
                        "validate",
                        "watch",
                        "attest",
                        "deadline",
                        "cause",
                        "lesson",
                        "review"));
        groups.put(
                "Act on the cloud",
                List.of(
                        "investigate",
                        "plan-action",
                        "plan-fix",
                        "approve",
                        "execute",
                        "verify-action",
                        "release",
                        "resume"));
        groups.put("For the law", List.of("erase"));
        groups.put("Without a store", List.of("severity", "plan", "playbook", "rules", "lifecycle"));
        return groups;
    }
}
