using System.Globalization;

namespace NetGen.Generated;

/// <summary>Finds what a file cannot hold of a text: half a surrogate pair, which UTF-8 has no bytes for.</summary>
internal static class UnicodeCheck
{
    /// <summary>Throws where a text is not whole.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">What it is, for the message: <c>The name of class 3</c>.</param>
    /// <param name="parameter">The parameter that it comes by.</param>
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
