using System.Globalization;
using System.Xml;
using Azure;
using Azure.Identity;

namespace Ingest.Deposit.Blobs;

/// <summary>
/// The one place where a failing blob service becomes a <see cref="StoreException"/>. Messages say status, code and request id, never what the
/// library's own text holds: it repeats headers and addresses, and with them a signature.
/// </summary>
internal static class BlobFailure
{
    /// <summary>Failures of service, network and sign-in; anything else is a fault of the program.</summary>
    public static bool Is(Exception failure, CancellationToken cancel) => failure switch
    {
        AggregateException all => all.InnerExceptions.Count > 0 && all.InnerExceptions.All(e => Is(e, cancel)),
        OperationCanceledException => !cancel.IsCancellationRequested,
        _ => failure is RequestFailedException or AuthenticationFailedException or HttpRequestException or IOException or InvalidDataException or XmlException,
    };

    /// <summary>What was sent or received is not what arrived; worth a second attempt, which the library does not make.</summary>
    public static bool IsDamage(Exception failure) =>
        failure is InvalidDataException or XmlException
        // The list of blocks goes without a checksum; the names in it carry their own.
        || failure is RequestFailedException { ErrorCode: "Md5Mismatch" or "InvalidBlockList" or "InvalidXmlDocument" };

    /// <summary>The name may be taken: by other bytes, by the same ones, or by an attempt of our own whose answer was lost.</summary>
    public static bool IsConflict(RequestFailedException failure) =>
        failure.Status is 409 or 412 || failure.ErrorCode == "UnauthorizedBlobOverwrite";

    public static bool IsAbsent(RequestFailedException failure) => failure.Status == 404;

    public static StoreException Of(string place, string name, Exception failure)
    {
        var attempts = failure is AggregateException all ? all.InnerExceptions.Count : 1;
        var last = failure is AggregateException many ? many.InnerExceptions[^1] : failure;
        var (reason, advice) = Explain(last);
        var tried = attempts > 1 ? string.Create(CultureInfo.InvariantCulture, $", {attempts} attempts") : "";
        return new StoreException($"The store cannot use {Named(place, name)}: {reason}{tried}.", $"{advice} Then run 'ingest resume'.");
    }

    public static string Named(string place, string name) => name.Length > 0 ? $"blob {name} in {place}" : place;

    private static (string Reason, string Advice) Explain(Exception failure) => failure switch
    {
        RequestFailedException { Status: > 0 } e => ($"HTTP {e.Status} {CodeOf(e)}".TrimEnd() + RequestOf(e), AdviceFor(e)),
        AuthenticationFailedException => ("no identity to sign in with", "Give the machine a managed identity with the role Storage Blob Data Contributor, or set Ingest__Store__ConnectionString."),
        OperationCanceledException => ("no answer in time", "Check the network and the state of the storage account; Store:CallTimeLimit is how long an answer is waited for."),
        InvalidDataException or XmlException => ("what arrives is not what was sent", "Something between here and the store changes bytes: check proxies and the network."),
        _ => (failure.GetBaseException().Message.TrimEnd('.'), "The store may be away: check its address, the network and the state of the storage account."),
    };

    private static string AdviceFor(RequestFailedException failure) => (failure.Status, CodeOf(failure)) switch
    {
        (_, "ContainerNotFound" or "ContainerBeingDeleted") => "The container is gone: correct --store, or restore it.",
        (_, "ContainerDisabled" or "AccountIsDisabled") => "The storage account is disabled: enable it.",
        (_, "BlobImmutableDueToPolicy" or "BlobImmutableDueToLegalHold") => "The blob is held: release the hold in the storage account if it may go.",
        (_, "InsufficientAccountPermissions" or "AuthorizationPermissionMismatch") => "Give the identity the role Storage Blob Data Contributor on the container.",
        (401 or 403, _) => "Check Store:ConnectionString, or give the identity the role Storage Blob Data Contributor on the container; check the account's firewall and the clock of this machine.",
        (400, "InvalidHeaderValue") => "The store may not know this protocol version: set Store:ServiceVersion to an older one.",
        (404, _) => "The store may be away or was moved: correct --store.",
        (409, "BlobArchived" or "BlobBeingRehydrated") => "The blob lies in the archive tier: bring it back to an online tier.",
        (429 or >= 500, _) => "The storage account is busy or away: see its status page; --store-wait waits for it.",
        _ => "Look the code up in the documentation of the blob service.",
    };

    /// <summary>Codes are single words; anything else did not come from a blob service.</summary>
    private static string CodeOf(RequestFailedException failure) =>
        failure.ErrorCode is { Length: > 0 and <= 80 } code && code.All(char.IsAsciiLetterOrDigit) ? code : "";

    private static string RequestOf(RequestFailedException failure) =>
        failure.GetRawResponse()?.Headers.RequestId is { Length: > 0 and <= 80 } id && id.All(c => char.IsAsciiHexDigit(c) || c == '-') ? $" (request {id})" : "";
}
