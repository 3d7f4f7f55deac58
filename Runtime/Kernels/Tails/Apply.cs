using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Applies a function.</summary>
/// <typeparam name="TFunction">The function.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Apply<TFunction> : ILink
    where TFunction : struct, IFunction
{
    private readonly TFunction function;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Apply(TFunction function)
    {
        this.function = function;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TFunction.IsLight;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> value, nint at, int row, int element) => function.Of(value);
}

/// <summary>Turns the gradient of a function's value into that of its argument.</summary>
/// <typeparam name="TFunction">The function.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Undo<TFunction> : ILink
    where TFunction : struct, IFunction
{
    private readonly TFunction function;
    private readonly ref float saved;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Undo(TFunction function, ref float saved)
    {
        this.function = function;
        this.saved = ref saved;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TFunction.IsGradientLight;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> value, nint at, int row, int element) => function.Gradient(Vector.LoadUnsafe(ref Unsafe.Add(ref saved, at)), value);
}
