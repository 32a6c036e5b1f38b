using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Platform.Notifications.Contacts;

namespace Platform.Notifications.Tests;

public sealed class ContactCipherTests
{
    [Fact]
    public void A_sealed_number_opens_for_its_own_learner_alone()
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var cipher = new ContactCipher(Options.Create(new NotificationOptions { ContactKey = key }));
        var learner = Guid.CreateVersion7();

        var value = cipher.Seal(learner, "+84912345678");

        Assert.Equal("+84912345678", cipher.Open(learner, value));
        Assert.NotEqual(value, cipher.Seal(learner, "+84912345678"));
        Assert.ThrowsAny<CryptographicException>(() => cipher.Open(Guid.CreateVersion7(), value));
    }
}
