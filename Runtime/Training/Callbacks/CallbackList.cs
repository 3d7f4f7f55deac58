using System.Collections.ObjectModel;

namespace NetGen;

/// <summary>The callbacks of a trainer, none of which is null.</summary>
internal sealed class CallbackList : Collection<Callback>
{
    protected override void InsertItem(int index, Callback item)
    {
        ArgumentNullException.ThrowIfNull(item);
        base.InsertItem(index, item);
    }

    protected override void SetItem(int index, Callback item)
    {
        ArgumentNullException.ThrowIfNull(item);
        base.SetItem(index, item);
    }
}
