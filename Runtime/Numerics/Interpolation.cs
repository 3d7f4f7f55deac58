using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>Linear interpolation, as <c>torch.lerp</c> computes it: exact at both ends.</summary>
internal static class Interpolation
{
    /// <summary>Moves values towards others.</summary>
    /// <param name="values">The values to move.</param>
    /// <param name="others">The values to move them towards; as many.</param>
    /// <param name="amount">How far: 0 leaves the values, 1 copies the others.</param>
    public static void Lerp(Span<float> values, ReadOnlySpan<float> others, float amount)
    {
        var all = MemoryMarshal.Cast<float, Vector<float>>(values);
        var targets = MemoryMarshal.Cast<float, Vector<float>>(others);
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = amount < 0.5f ? all[i] + (amount * (targets[i] - all[i])) : targets[i] - ((targets[i] - all[i]) * (1 - amount));
        }

        for (int i = all.Length * Vector<float>.Count; i < values.Length; i++)
        {
            values[i] = amount < 0.5f ? values[i] + (amount * (others[i] - values[i])) : others[i] - ((others[i] - values[i]) * (1 - amount));
        }
    }
}
