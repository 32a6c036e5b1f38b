using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Contacts;
using Platform.Notifications.Messages;
using Platform.Notifications.Operators;
using Platform.Notifications.Templates;

namespace Platform.Notifications.Sending;

/// <summary>What is known about the messages of a batch and the people behind them, in one query a table.</summary>
internal sealed class SendingBatch
{
    private readonly Persons persons;
    private readonly Dictionary<Guid, Contact> contacts;
    private readonly Dictionary<Guid, Addresses> addresses;
    private readonly ILookup<(string, int), Template> texts;
    private readonly Dictionary<(string, int), TemplateVersion> versions;
    private readonly ILookup<Guid, OptOut> optOuts;
    private readonly HashSet<Guid> agreeing;
    private readonly Dictionary<string, NumberRefusal> refusals;
    private readonly ILookup<string, string> unreachable;
    private readonly Dictionary<string, PortedNumber> ported;
    private readonly OperatorLinks operators;

    private SendingBatch(
        Persons persons, Dictionary<Guid, Contact> contacts, Dictionary<Guid, Addresses> addresses,
        IEnumerable<Template> texts, IEnumerable<TemplateVersion> versions, IEnumerable<OptOut> optOuts,
        IEnumerable<Guid> agreeing, IEnumerable<NumberRefusal> refusals, IEnumerable<UnreachableAddress> unreachable,
        IEnumerable<PortedNumber> ported, OperatorLinks operators)
    {
        (this.persons, this.contacts, this.addresses, this.operators) = (persons, contacts, addresses, operators);
        this.texts = texts.ToLookup(text => (text.Code, text.Version));
        this.versions = versions.ToDictionary(version => (version.Code, version.Version));
        this.optOuts = optOuts.ToLookup(said => persons.Current(said.LearnerId));
        this.agreeing = [.. agreeing];
        this.refusals = refusals.ToDictionary(refusal => Convert.ToBase64String(refusal.RecipientKey));
        this.unreachable = unreachable.ToLookup(one => Convert.ToBase64String(one.RecipientKey), one => one.Channel);
        this.ported = ported.ToDictionary(number => Convert.ToBase64String(number.RecipientKey));
    }

    /// <summary>Keys of all numbers and addresses of the batch.</summary>
    internal IReadOnlyList<byte[]> Keys => KeysOf(addresses.Values);

    internal static async Task<SendingBatch> Load(
        NotificationDbContext db, ContactCipher cipher, string brandname, DateOnly today,
        IReadOnlyList<Message> due, CancellationToken cancellationToken)
    {
        var ids = due.Select(message => message.LearnerId).Distinct().ToArray();
        var persons = await db.Persons(ids, cancellationToken);
        var all = await db.PersonIds(ids, cancellationToken);
        var contacts = await db.Contacts.AsNoTracking().Where(contact => all.Contains(contact.LearnerId))
            .ToDictionaryAsync(contact => contact.LearnerId, cancellationToken);
        var addresses = contacts.Values.ToDictionary(
            contact => contact.LearnerId, contact => Addresses.Open(contact, cipher));
        var keys = KeysOf(addresses.Values);
        var codes = due.Select(message => message.TemplateCode).Distinct().ToList();
        var versions = await db.TemplateVersions.AsNoTracking().Where(version => codes.Contains(version.Code))
            .ToListAsync(cancellationToken);
        return new SendingBatch(
            persons, contacts, addresses,
            await db.Templates.AsNoTracking().Where(text => codes.Contains(text.Code)).ToListAsync(cancellationToken),
            versions,
            await db.OptOuts.AsNoTracking().Where(said => said.OptedOut && all.Contains(said.LearnerId))
                .ToListAsync(cancellationToken),
            await db.AdvertConsents.Where(consent => consent.Given && all.Contains(consent.LearnerId))
                .Select(consent => consent.LearnerId).ToListAsync(cancellationToken),
            await db.NumberRefusals.AsNoTracking().Where(refusal => keys.Contains(refusal.RecipientKey))
                .ToListAsync(cancellationToken),
            await db.UnreachableAddresses.AsNoTracking().Where(address => keys.Contains(address.RecipientKey))
                .ToListAsync(cancellationToken),
            await db.PortedNumbers.AsNoTracking().Where(number => keys.Contains(number.RecipientKey))
                .ToListAsync(cancellationToken),
            await OperatorLinks.Load(
                db, brandname, versions.ConvertAll(version => version.Id), today, cancellationToken));
    }

    internal bool Objects(Message message) => persons.Object(message.LearnerId);

    /// <summary>Who wants none of something gets nothing counted in with other things.</summary>
    internal bool HasOptOuts(Message message) => optOuts[PersonOf(message)].Any();

    internal Guid PersonOf(Message message) => persons.Current(message.LearnerId);

    internal Contact? ContactOf(Message message) => contacts.GetValueOrDefault(PersonOf(message));

    internal TemplateVersion TemplateOf(Message message) => versions[(message.TemplateCode, message.TemplateVersion)];

    internal Candidate CandidateOf(Message message, Contact contact)
    {
        var (person, known) = (PersonOf(message), addresses[contact.LearnerId]);
        var phone = known.PhoneKey is null ? "" : Convert.ToBase64String(known.PhoneKey);
        var email = known.EmailKey is null ? "" : Convert.ToBase64String(known.EmailKey);
        return new Candidate(
            message, TemplateOf(message), [.. texts[(message.TemplateCode, message.TemplateVersion)]], contact, known,
            [.. optOuts[person]], refusals.GetValueOrDefault(phone),
            unreachable[phone].Concat(unreachable[email]).ToHashSet(), agreeing.Contains(person),
            ported.GetValueOrDefault(phone), operators);
    }

    private static List<byte[]> KeysOf(IEnumerable<Addresses> addresses) =>
        [.. addresses.SelectMany(one => new[] { one.PhoneKey, one.EmailKey }).OfType<byte[]>()];
}
