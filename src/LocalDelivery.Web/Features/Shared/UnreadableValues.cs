using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>What the framework says of a value it can not read, said from the table of texts: its own sentences are English in every language.</summary>
public static class UnreadableValues
{
    public static void AddWordsForUnreadableValues(this IServiceCollection services) =>
        services.AddOptions<MvcOptions>().Configure<IStringLocalizer<Text>>((mvc, text) => Say(mvc.ModelBindingMessageProvider, text));

    private static void Say(DefaultModelBindingMessageProvider say, IStringLocalizer<Text> text)
    {
        say.SetAttemptedValueIsInvalidAccessor((value, field) => text["{0}: “{1}” can not be read here.", field, value]);
        say.SetUnknownValueIsInvalidAccessor(field => text["{0}: this can not be read.", field]);
        say.SetValueMustBeANumberAccessor(field => text["{0} must be a number.", field]);
        say.SetMissingBindRequiredValueAccessor(field => text["{0} is missing.", field]);
        say.SetValueMustNotBeNullAccessor(field => text["{0} is missing.", field]);
        // Fields of a form have names, so what has none was part of an address.
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(value => text["The address of this page: “{0}” can not be read in it.", value]);
        say.SetValueIsInvalidAccessor(value => text["The address of this page: “{0}” can not be read in it.", value]);
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => text["The address of this page can not be read."]);
        say.SetNonPropertyValueMustBeANumberAccessor(() => text["The address of this page must have a number there."]);
        say.SetMissingKeyOrValueAccessor(() => text["Something is missing in the form."]);
        say.SetMissingRequestBodyRequiredValueAccessor(() => text["The form is empty."]);
    }
}
