namespace NetGen;

/// <summary>Checks a caller's vector of all weights or gradients.</summary>
internal static class FlatValues
{
    public static void CheckLength(NetworkDescription network, string what, int expected, int actual, string parameter)
    {
        if (actual != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"{network.Name} has {expected} {what}, but the span has {actual} values."), parameter);
        }
    }

    public static void CheckFinite(ReadOnlySpan<float> values, string what, string parameter)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"A {what} must be a finite number, but value {i} is {values[i]}."), parameter);
            }
        }
    }
}
