using System.Globalization;

namespace NetGen.Generated;

/// <summary>Finds half a surrogate pair in a text, which UTF-8 cannot encode.</summary>
internal static class UnicodeCheck
{
    /// <summary>Throws if a text is not valid Unicode.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">What the text is, for the message: <c>The name of class 3</c>.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <exception cref="ArgumentException">It holds half a surrogate pair.</exception>
    public static void Require(string text, string what, string parameter)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                string fault = string.Create(CultureInfo.InvariantCulture, $"'{VisibleText.Of(text)}' has half a surrogate pair at {i}");
                throw new ArgumentException($"{what} must be Unicode text, but {fault}.", parameter);
            }
        }
    }
}
