using System.Net.Http.Json;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

public sealed class PrivacyTests(LoggingLearnerFixture learner) : IClassFixture<LoggingLearnerFixture>
{
    [Fact]
    public async Task No_name_number_or_phone_is_ever_logged()
    {
        var commune = await learner.NewCommune("Thôn Một");
        var officer = learner.SignInAs(ThaiNguyen);
        var person = new
        {
            fullName = "Canary Văn Tên",
            birthDate = "1990",
            sex = "male",
            areaId = commune.Villages["Thôn Một"],
            citizenId = "003090777001",
            phone = "0912777001",
        };
        await Post(officer, "/learners", person);
        await Post(officer, "/learners", person with { fullName = "Canary Thị Khác" }); // refused by the unique index
        await Post(officer, "/learners", person with { fullName = "Canary 3", citizenId = "00309077700" });
        await learner.Import(
            commune.Id,
            "full_name,birth_date,sex,citizen_id,phone\n"
            + "Canary Văn Tệp,1990,nam,003090777002,0912777002\n"
            + "Canary Văn Sai,31/02/1990,nam,003090777003,0912777003\n"
            + "Canary Văn Trùng,1990,nam,003090777001,0912777001\n");
        await officer.GetFromJsonAsync<object>("/learners");

        Assert.Contains(learner.Lines, line => line.Contains("Learner ", StringComparison.Ordinal));
        Assert.DoesNotContain(learner.Lines, line => line.Contains("Canary", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(learner.Lines, line => line.Contains("77700", StringComparison.Ordinal));
    }
}
