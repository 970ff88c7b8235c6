package io.cloudir.cloud.simulated;

import io.cloudir.cloud.CloudException;
import io.cloudir.model.AwsPartition;
import io.cloudir.model.Text;

/**
 * Which account it is, who responds in it, and whether it rules an organisation.
 *
 * @param id its number
 * @param responder the ARN of the role that responds
 * @param managesOrganisation whether it is the management account of an organisation
 */
record Account(String id, String responder, boolean managesOrganisation) {
    /** Refuses a request that is about another account. */
    void require(String account) {
        if (!account.equals(id)) {
            throw new CloudException.NotFound("this is account " + id + ", not " + Text.printable(account));
        }
    }

    /** Refuses a name of something of another account: what has its name here is another thing. */
    static void owns(String id, String name) {
        AwsPartition.accountOf(name).filter(other -> !other.equals(id)).ifPresent(other -> {
            throw new CloudException.Unsupported(
                    Text.printable(name) + " belongs to account " + other + ", and this is account " + id);
        });
    }

    String arnOf(Identity identity) {
        return "arn:aws:iam::" + id + ':' + (identity.isRole() ? "role/" : "user/") + identity.name();
    }
}
