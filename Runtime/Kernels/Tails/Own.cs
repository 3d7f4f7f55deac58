using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Applies a custom activation.</summary>
/// <typeparam name="TActivation">The activation.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ApplyOwn<TActivation> : ILink
    where TActivation : IActivation
{
    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> value, nint at, int row, int element) => TActivation.Forward(value);
}

/// <summary>Turns the gradient of a custom activation into that of its argument.</summary>
/// <typeparam name="TActivation">The activation.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct UndoOwn<TActivation> : ILink
    where TActivation : IActivation
{
    private readonly ref float inputs;
    private readonly ref float outputs;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal UndoOwn(ref float inputs, ref float outputs)
    {
        this.inputs = ref inputs;
        this.outputs = ref outputs;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> value, nint at, int row, int element) =>
        TActivation.Backward(Vector.LoadUnsafe(ref Unsafe.Add(ref inputs, at)), Vector.LoadUnsafe(ref Unsafe.Add(ref outputs, at)), value);
}

/// <summary>Names a custom activation for type inference.</summary>
/// <typeparam name="TActivation">The activation.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Own<TActivation>
    where TActivation : IActivation;
