//! What AWS doesn't document of Session Manager. The engine's own caveats stand in `iam::caveat`.

iam::caveats! {
    /// Several kinds of policy deny the same check.
    SEVERAL_LAYERS = "E2" "caveat-several-layers" "IAM/latest/UserGuide/troubleshoot_access-denied.html";
    /// A resource-based policy on a Session Manager call.
    RESOURCE_POLICY = "E5" "caveat-resource-policy" "systems-manager/latest/userguide/security_iam_service-with-iam.html";
    /// Several resources of one call are denied.
    SEVERAL_LEGS = "F8" "caveat-several-legs" "IAM/latest/UserGuide/troubleshoot_access-denied.html";
    /// The type of the document is what decides.
    DOCUMENT_TYPE = "G1" "caveat-document-type" "service-authorization/latest/reference/list_awssystemsmanager.html";
    /// A policy names a task without its cluster.
    TASK_ARN = "G2" "caveat-task-arn" "AmazonECS/latest/developerguide/ecs-exec.html";
    /// The default document is what decides, by today's documentation.
    DEFAULT_DOCUMENT = "G4" "caveat-default-document" "systems-manager/latest/userguide/getting-started-default-session-document.html";
    /// The default document would decide, by today's documentation.
    DEFAULT_DOCUMENT_LEGACY = "G4" "caveat-default-document-legacy" "systems-manager/latest/userguide/getting-started-sessiondocumentaccesscheck.html";
    /// The key of the former opt-in check is what decides.
    ACCESS_CHECK = "G6" "caveat-access-check" "service-authorization/latest/reference/list_awssystemsmanager.html";
    /// The address of a call that a service makes on the caller's behalf is what decides.
    FORWARDED_ADDRESS = "H5" "caveat-forwarded-address" "IAM/latest/UserGuide/access_forward_access_sessions.html";
    /// The account of a document that AWS owns is what decides.
    SERVICE_ACCOUNT = "G13" "caveat-service-account" "systems-manager/latest/userguide/security_iam_service-with-iam.html";
}
