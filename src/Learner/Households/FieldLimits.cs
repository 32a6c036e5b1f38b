using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Platform.Learners.Households;

/// <summary>
/// The limits that stand on the parameters of a request, for a request that came in a batch and passed no endpoint.
/// </summary>
internal static class FieldLimits
{
    public static bool Hold(object request) =>
        request.GetType().GetConstructors()[0].GetParameters().All(parameter =>
        {
            var value = request.GetType().GetProperty(parameter.Name!)!.GetValue(request);
            return parameter.GetCustomAttributes<ValidationAttribute>().All(limit => limit.IsValid(value));
        });
}
