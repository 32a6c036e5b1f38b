using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Certifications.Criteria;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

internal static class CertificateProblems
{
    internal static ProblemHttpResult NotSuspended => Problems.Conflict(
        "certificate-not-suspended",
        "Giấy xác nhận không ở trạng thái tạm dừng.",
        "The certificate is not suspended.");

    internal static ProblemHttpResult RenewedAlready => Problems.Conflict(
        "certificate-renewed",
        "Giấy xác nhận đã được gia hạn.",
        "The certificate was renewed already.");

    internal static ProblemHttpResult TooEarly => Problems.Conflict(
        "certificate-renewal-too-early",
        "Chưa đến thời gian được gia hạn.",
        "It is too early to renew the certificate.");

    /// <summary>Why the state of a certificate does not allow what was asked.</summary>
    internal static ProblemHttpResult StateOf(Certificate certificate) => certificate.Status switch
    {
        CertificateStatus.Revoked => Problems.Conflict(
            "certificate-already-revoked",
            "Giấy xác nhận đã bị thu hồi trước đó.",
            "The certificate is revoked already."),
        CertificateStatus.Superseded => Problems.Conflict(
            "certificate-superseded",
            "Giấy xác nhận đã được thay bằng giấy khác.",
            "Another certificate took its place."),
        CertificateStatus.Expired => Problems.Conflict(
            "certificate-expired",
            "Giấy xác nhận đã hết hạn.",
            "The certificate has expired."),
        CertificateStatus.Suspended => Problems.Conflict(
            "certificate-suspended",
            "Giấy xác nhận đang tạm dừng hiệu lực.",
            "The certificate is suspended."),
        _ => Problems.Conflict(
            "certificate-not-issued",
            "Giấy xác nhận chưa được ký số.",
            "The certificate is not signed yet."),
    };

    internal static ProblemHttpResult NotRenewable(RenewalRule rule) => rule is RenewalRule.NewCompletion
        ? Problems.Conflict(
            "certificate-renewal-needs-completion",
            "Giấy này được gia hạn khi người học hoàn thành lại.",
            "This certificate is renewed by completing again.")
        : Problems.Conflict(
            "certificate-not-renewable",
            "Giấy này không có gia hạn.",
            "This certificate is not renewed.");
}
